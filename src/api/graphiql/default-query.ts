/** What somebody who opens GraphiQL for the first time finds in it. */
export const DEFAULT_QUERY = `# Setpiece · 打法执行平台
#
# 1. Paste a token into "Headers" below:
#    "Authorization": "Bearer <token>"
#    The server printed some when it started. For others:
#    npx setpiece token --as <name>
# 2. Press ▶ or Ctrl-Enter. The documentation is behind
#    the book on the left.
# 3. "Accept-Language" chooses the language: zh or en.
#
# 1. 把令牌粘贴到下方的 Headers 里（格式同上）。
#    服务启动时打印了几个；其他人的令牌：
#    npx setpiece token --as <姓名>
# 2. 点击 ▶ 或按 Ctrl-Enter 运行；文档在左侧书形图标里。
# 3. 回答的语言由 Accept-Language 决定：zh 或 en。

query WhoAmI {
  viewer {
    name
    roles
  }
}
`;

/** The headers that GraphiQL starts with; an empty Authorization counts as none. */
export const DEFAULT_HEADERS = `{
  "Authorization": "",
  "Accept-Language": "zh"
}`;
