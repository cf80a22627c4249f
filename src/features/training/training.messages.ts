import { defineMessages } from '../../api/messages/catalogue.js';

defineMessages({
  SESSION_IN_PAST: { zh: '班次的开始时间已过。', en: 'The session would begin in the past.' },
  SESSION_STARTED: {
    zh: '班次已经开始，不能再更改。',
    en: 'The session has begun; this can no longer be changed.',
  },
  SESSION_CANCELLED: { zh: '班次已取消。', en: 'The session was cancelled.' },
  SESSION_FULL: {
    zh: '班次已满：{capacity} 个名额已全部报满。',
    en: 'The session is full: all {capacity} seats are taken.',
  },
  SESSION_NOT_ENDED: {
    zh: '班次尚未结束，不能登记结果。',
    en: 'The session has not ended yet; results are recorded afterwards.',
  },
  ALREADY_ENROLLED: { zh: '该员工已报名此班次。', en: 'The person already has a seat in this session.' },
  NOT_EMPLOYED_THEN: {
    zh: '该员工在班次期间不在职。',
    en: 'The person is not employed when the session is held.',
  },
  ENROLMENT_NOT_YOURS: {
    zh: '只有本人或人力资源可以办理报名。',
    en: 'Only the person or HR may take or give back a seat.',
  },
  ENROLMENT_CANCELLED: { zh: '报名已取消。', en: 'The enrolment was cancelled.' },
  RESULT_ALREADY_RECORDED: {
    zh: '结果已登记，不能更改；如有误，请由人力资源另行登记技能认定。',
    en: 'The result has been recorded and does not change; where it is wrong, HR records a new skill claim.',
  },
  RESULT_OF_ONESELF: { zh: '不能登记自己的培训结果。', en: 'Nobody records their own result.' },
  SCORE_OF_ABSENT: { zh: '缺席者没有成绩。', en: 'Somebody who was absent has no score.' },
});
