import { defineMessages } from '../../api/messages/catalogue.js';

defineMessages({
  EXPIRY_PAST: { zh: '到期时间必须在将来。', en: 'The expiry must lie in the future.' },
  EXPIRY_TOO_FAR: {
    zh: '服务令牌的有效期最长为 {days} 天。',
    en: 'A service token may be valid for {days} days at most.',
  },
  ROLES_REQUIRED: { zh: '请至少授予一个访问角色。', en: 'Grant at least one access role.' },
});
