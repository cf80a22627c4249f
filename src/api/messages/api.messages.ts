import { defineMessages } from './catalogue.js';

defineMessages({
  INTERNAL_SERVER_ERROR: {
    zh: '服务器内部错误，请将请求编号告知管理员。',
    en: 'Something went wrong on our side. Please give the request id to your administrator.',
  },
  SERVICE_UNAVAILABLE: {
    zh: '数据库暂时不可用，请稍后重试。',
    en: 'The database cannot be reached right now. Please try again in a moment.',
  },
  TOKEN_MISSING: {
    zh: '请先登录：请求缺少 Authorization: Bearer 令牌。',
    en: 'Please sign in: the request has no Authorization: Bearer token.',
  },
  TOKEN_INVALID: { zh: '令牌无效。', en: 'This token is not valid.' },
  TOKEN_EXPIRED: { zh: '令牌已过期，请重新登录。', en: 'This token has expired. Please sign in again.' },
  TOKEN_REVOKED: { zh: '令牌已被吊销。', en: 'This token has been revoked.' },
  PERSON_UNKNOWN: {
    zh: '令牌有效，但其中的人员不在本组织名册中。',
    en: 'The token is genuine, but its person is not in this organisation.',
  },
  SIGN_IN_UNAVAILABLE: {
    zh: '登录服务暂时不可用，请稍后重试。',
    en: 'The sign-in service cannot be reached right now. Please try again in a moment.',
  },
  DATABASE_TIMEOUT: {
    zh: '数据库处理时间过长，操作已取消，请稍后重试。',
    en: 'The database took too long and gave up. Please try again, or ask for less.',
  },
  DATABASE_FULL: {
    zh: '数据库空间已满，未保存任何内容，请稍后重试。',
    en: 'The database has no space left; nothing was saved. Please try again later.',
  },
  DATABASE_READ_ONLY: {
    zh: '数据库暂时只读，未保存任何内容，请稍后重试。',
    en: 'The database takes no changes right now; nothing was saved. Please try again in a moment.',
  },
  DATABASE_CONFLICT: {
    zh: '同一时刻有其他更改，请重试。',
    en: 'Another change was made at the same moment. Please try again.',
  },
  BODY_TOO_LARGE: {
    zh: '请求正文过大：最多 {most} 字节。',
    en: 'The body is too large: at most {most} bytes.',
  },
  BODY_UNREADABLE: { zh: '请求正文不是有效的 JSON。', en: 'The body is not JSON that can be read.' },
  TOO_MANY_SUBSCRIPTIONS: {
    zh: '每个连接最多同时订阅 {most} 项。',
    en: 'A connection may have at most {most} subscriptions at a time.',
  },
  SUBSCRIPTIONS_ONLY: {
    zh: '此连接只接受订阅，查询和变更请使用 HTTP。',
    en: 'This connection takes subscriptions only; send queries and mutations over HTTP.',
  },
  SUBSCRIBE_BY_WEBSOCKET: {
    zh: '请通过 WebSocket（graphql-transport-ws 协议）订阅。',
    en: 'Subscribe over a WebSocket (the graphql-transport-ws protocol).',
  },
  PERMISSION_DENIED: { zh: '您没有执行此操作的权限。', en: 'You may not do this.' },
  NOT_FOUND: { zh: '找不到该记录（{type}）。', en: 'There is no such {type}.' },
  INVALID_ID: { zh: '这不是有效的 {type} 编号。', en: 'This is not the id of a {type}.' },
  TOO_MANY_IDS: { zh: '一次最多查询 {most} 个编号。', en: 'At most {most} ids at a time.' },
  PAGE_SIZE: { zh: 'first 必须在 1 到 {most} 之间。', en: 'first must be from 1 to {most}.' },
  INVALID_CURSOR: { zh: '游标无效。', en: 'This is not a cursor of this list.' },
  BAD_USER_INPUT: {
    zh: '变量 ${place} 的值无效：{reason}',
    en: 'The value of the variable ${place} is not valid: {reason}',
  },
  TOO_MANY_MISTAKES: {
    zh: '变量中的错误太多，其余的未列出。',
    en: 'The variables hold too many mistakes; the rest are not listed.',
  },
  INVALID_INPUT: { zh: '输入无效：{reason}', en: 'The input is not valid: {reason}' },
  FIELD_REQUIRED: { zh: '此项必填。', en: 'This must not be empty.' },
  FIELD_TOO_LONG: { zh: '此项最多 {most} 个字符。', en: 'This may have at most {most} characters.' },
  TEXT_INVALID: {
    zh: '文本中含有无法保存的字符（空字符或不完整的代理对）。',
    en: 'The text holds characters that cannot be kept (NUL, or half of a surrogate pair).',
  },
  INVALID_KEY: {
    zh: '“{key}”不是有效的标识：请用小写字母、数字和连字符，以字母开头。',
    en: '"{key}" is not a key: use lower-case letters, digits and hyphens, beginning with a letter.',
  },
  NUMBER_OUT_OF_RANGE: {
    zh: '数值须在 {least} 到 {most} 之间。',
    en: 'The number must be from {least} to {most}.',
  },
  DATES_REVERSED: { zh: '结束日期早于开始日期。', en: 'The end is before the start.' },
  DATE_OUT_OF_RANGE: {
    zh: '日期须在 {earliest} 到 {latest} 之间。',
    en: 'The date must be from {earliest} to {latest}.',
  },
  KEY_TAKEN: { zh: '标识“{key}”已被使用。', en: 'The key "{key}" is taken.' },
  STALE_VERSION: {
    zh: '记录已被他人更改：您看到的是版本 {expected}，现在是版本 {current}。请刷新后重试。',
    en: 'Someone else changed this: you saw version {expected}, it is now at version {current}. Reload and try again.',
  },
  IDEMPOTENCY_CONFLICT: {
    zh: '幂等键“{key}”已用于另一个内容不同的请求。',
    en: 'The idempotency key "{key}" was used before, for a request with other content.',
  },
  IDEMPOTENCY_KEY_TOO_LONG: {
    zh: '幂等键须为 1 到 {most} 个字符。',
    en: 'An idempotency key has from 1 to {most} characters.',
  },
  QUERY_TOO_DEEP: {
    zh: '查询嵌套过深：{actual} 层，最多 {most} 层。',
    en: 'The query is {actual} levels deep; at most {most} are allowed.',
  },
  QUERY_TOO_WIDE: {
    zh: '查询别名过多：{actual} 个，最多 {most} 个。',
    en: 'The query has {actual} aliases; at most {most} are allowed.',
  },
  QUERY_TOO_LONG: {
    zh: '查询过长：最多 {most} 个词元。',
    en: 'The query is too long: at most {most} tokens are allowed.',
  },
  QUERY_TOO_COSTLY: {
    zh: '查询代价过高：{actual}，上限 {most}。',
    en: 'The query costs {actual}; at most {most} is allowed.',
  },
  RECORD_BUDGET_EXCEEDED: {
    zh: '一次请求最多读取 {total} 条记录，请减少 first 或拆分查询。',
    en: 'One request may read at most {total} records. Ask for smaller pages or split the query.',
  },
});
