import type { LocalizedText } from '../../engine/localized-text.js';

/** Why an attempt failed, in both languages; `{name}` stands for a value. Those marked so may succeed if tried again. */
const FAILURES = {
  HOST_NOT_ALLOWED: {
    zh: '不允许调用主机 {host}：它不在 SETPIECE_SERVICE_HOSTS 之中',
    en: 'The host {host} may not be called: it is not among SETPIECE_SERVICE_HOSTS',
  },
  ADDRESS_NOT_ALLOWED: {
    zh: '主机 {host} 的地址属于内部网络，不允许调用',
    en: 'The host {host} has an address that may not be called: it is not a public one',
  },
  URL_NOT_ALLOWED: {
    zh: '只允许调用不带用户名和密码的 http 或 https 地址',
    en: 'Only http and https URLs without user name and password may be called',
  },
  REQUEST_INVALID: { zh: '请求无法发送：{reason}', en: 'The request cannot be sent: {reason}' },
  SECRET_MISSING: {
    zh: '未配置密钥 {name}（环境变量 SETPIECE_SECRET_{name}）',
    en: 'The secret {name} is not configured (environment variable SETPIECE_SECRET_{name})',
  },
  SERVICE_UNREACHABLE: {
    zh: '无法连接服务（{reason}）',
    en: 'The service could not be reached ({reason})',
    mayPass: true,
  },
  SERVICE_TIMEOUT: {
    zh: '服务在 {seconds} 秒内没有答复完毕',
    en: 'The service did not finish its answer within {seconds} seconds',
    mayPass: true,
  },
  SERVICE_BUSY: {
    zh: '服务暂时无法处理（HTTP {status}）',
    en: 'The service cannot do it at the moment (HTTP {status})',
    mayPass: true,
  },
  HTTP_STATUS: {
    zh: '服务拒绝了请求（HTTP {status}）',
    en: 'The service refused the request (HTTP {status})',
  },
  REDIRECT_NOT_ALLOWED: {
    zh: '服务的重定向无法跟随（HTTP {status}）',
    en: "The service's redirection cannot be followed (HTTP {status})",
  },
  TOO_MANY_REDIRECTS: {
    zh: '服务重定向超过 {most} 次',
    en: 'The service redirected more than {most} times',
  },
  RESPONSE_TOO_LARGE: {
    zh: '服务的答复超过 {most} 字节',
    en: "The service's answer has more than {most} bytes",
  },
  ENCODING_NOT_SUPPORTED: {
    zh: '服务的答复经过压缩，而请求声明不接受压缩',
    en: "The service's answer is compressed, although the request asked for none of that",
  },
  RESULT_INVALID: { zh: '服务的答复不符合约定：{reason}', en: "The service's answer does not fit: {reason}" },
  OUTCOME_UNKNOWN: {
    zh: '最后一次调用被中断，结果未知',
    en: 'The last attempt was interrupted; whether the service did it is not known',
  },
} as const satisfies Readonly<Record<string, LocalizedText & { readonly mayPass?: true }>>;

export type CallFailureCode = keyof typeof FAILURES;

/** An attempt at a call that failed. Its message holds no value out of the request or the answer. */
export class CallFailure extends Error {
  /** Whether another attempt may succeed. */
  readonly mayPass: boolean;
  /** What people read of it, each in their language. */
  readonly text: LocalizedText;

  /** @param waitMs how long the service asks to wait before another attempt. */
  constructor(
    readonly code: CallFailureCode,
    values: Readonly<Record<string, string | number>> = {},
    readonly waitMs: number | null = null,
  ) {
    const { zh, en } = FAILURES[code];
    const text = { zh: fill(zh, values), en: fill(en, values) };
    super(text.en);
    this.text = text;
    this.name = 'CallFailure';
    this.mayPass = 'mayPass' in FAILURES[code];
  }
}

function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? name));
}
