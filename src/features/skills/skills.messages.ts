import { defineMessages } from '../../api/messages/catalogue.js';

defineMessages({
  CLAIM_NOT_YOURS: {
    zh: '只有本人、其项目组负责人或人力资源可以登记技能认定。',
    en: 'Only the person, a lead of their team or HR may record a claim of their skill.',
  },
  CLAIM_SOURCE_NOT_ALLOWED: {
    zh: '此处不能使用来源“{source}”：为自己登记只能用 SELF，为他人登记用 MANAGER 或 CERTIFICATE；TRAINING 和 ROTATION 由系统自动记录。',
    en: 'The source {source} cannot be used here: SELF is for oneself, MANAGER or CERTIFICATE for somebody else; TRAINING and ROTATION record themselves.',
  },
  SKILLS_REPORT_DENIED: {
    zh: '只有负责人、人力资源和管理层可以查询全员技能。',
    en: 'Only leads, HR and executives may search the skills of all people.',
  },
});
