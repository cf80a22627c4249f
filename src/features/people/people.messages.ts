import { defineMessages } from '../../api/messages/catalogue.js';

defineMessages({
  INVALID_LOGIN: {
    zh: '“{login}”不是有效的登录名：请用小写字母、数字、点、下划线和连字符，以字母或数字开头。',
    en: '"{login}" is not a login: use lower-case letters, digits, dots, underscores and hyphens, beginning with a letter or digit.',
  },
  INVALID_EMAIL: { zh: '“{email}”不是有效的邮箱地址。', en: '"{email}" is not an e-mail address.' },
  LOGIN_TAKEN: { zh: '登录名“{login}”已被使用。', en: 'The login "{login}" is taken.' },
  EMAIL_TAKEN: { zh: '邮箱“{email}”已被使用。', en: 'The e-mail address "{email}" is taken.' },
  ROLES_BY_ADMIN_ONLY: {
    zh: '只有管理员可以授予成员以外的访问角色，或更改访问角色。',
    en: 'Only an admin may grant access roles other than member, or change access roles.',
  },
});
