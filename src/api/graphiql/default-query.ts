/** What somebody who opens GraphiQL for the first time finds in it. */
export const DEFAULT_QUERY = `# Setpiece · 打法执行平台
#
# 1. Paste a token into "Headers" below: { "Authorization": "Bearer <token>" }
#    The server printed some when it started; for more people: npx setpiece token --as <name>
#    把服务启动时打印的令牌粘贴到下方的 Headers；为其他人生成令牌：npx setpiece token --as <姓名>
# 2. Press ▶ or Ctrl-Enter. The documentation is behind the book on the left.
#    点击 ▶ 或按 Ctrl-Enter 运行；文档在左侧的书形图标里。
# 3. Answers come in the language of "Accept-Language": zh or en.
#    回答的语言由 Accept-Language 决定：zh 或 en。

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
