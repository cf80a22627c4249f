import { defineMessages } from '../../api/messages/catalogue.js';

defineMessages({
  ROTATION_MOVE_NOT_ALLOWED: {
    zh: '轮岗{phase, select, proposed {待审批} approved {已批准、尚未开始} started {正在进行} ended {已结束、待评价} evaluated {已评价、待决定去留} returned {已返回原部门} stayed {已留任新部门} rejected {未获批准} other {已取消}}，不能进行此操作。',
    en: 'The rotation {phase, select, proposed {waits for approval} approved {is approved and not started} started {is under way} ended {has ended and waits for its evaluation} evaluated {is evaluated and waits for what follows} returned {is over: the person returned} stayed {is over: the person stayed} rejected {was rejected} other {was cancelled}}; this cannot be done now.',
  },
  ROTATION_ALREADY_APPROVED: { zh: '这一方已经批准。', en: 'This side has already approved.' },
  ROTATION_NOT_PREPARED: {
    zh: '开始之前须指定导师和至少一个目标。',
    en: 'A rotation needs a mentor and at least one objective before it starts.',
  },
  ROTATION_MOVE_INCOMPLETE: {
    zh: '这一步所填的内容不完整。',
    en: 'Something that this step must say is missing.',
  },
  ROTATION_NOT_YOURS: {
    zh: '您无权对此轮岗进行该操作；任何人都不能审批自己的轮岗。',
    en: 'You may not do this to this rotation; nobody decides about their own.',
  },
  ROTATION_PROPOSAL_NOT_YOURS: {
    zh: '只有本人、其项目组负责人或人力资源可以提出轮岗。',
    en: 'Only the person, a lead of their team or HR may propose a rotation.',
  },
  ROTATION_SAME_DEPARTMENT: {
    zh: '轮岗须前往另一个部门。',
    en: 'A rotation goes to another department than the person’s own.',
  },
  ROTATION_IN_PAST: { zh: '轮岗开始日期已过。', en: 'The rotation would begin in the past.' },
  ROTATIONS_OVERLAP: {
    zh: '与该员工 {from} 至 {to} 的另一次轮岗时间重叠。',
    en: 'It overlaps another rotation of the person, from {from} to {to}.',
  },
  ROTATION_UNDER_WAY: {
    zh: '该员工的另一次轮岗尚未结束。',
    en: 'Another rotation of the person has not ended yet.',
  },
  NOT_EMPLOYED_DURING_ROTATION: {
    zh: '该员工在轮岗期间不在职。',
    en: 'The person is not employed for the whole of the rotation.',
  },
  MENTOR_IS_PERSON: { zh: '导师不能是本人。', en: 'Nobody is their own mentor.' },
  MENTOR_OF_OTHER_DEPARTMENT: {
    zh: '导师须是接收部门的在职员工。',
    en: 'The mentor must work in the receiving department.',
  },
  OBJECTIVES_NEEDED: { zh: '须填写 1 到 {most} 个目标。', en: 'From 1 to {most} objectives are needed.' },
  OBJECTIVES_NOT_JUDGED: {
    zh: '须逐一评价全部 {count} 个目标。',
    en: 'Each of the {count} objectives must be judged, in their order.',
  },
  EXTENSION_NOT_LATER: {
    zh: '新的结束日期须晚于原定的 {plannedTo}。',
    en: 'The new last day must be later than {plannedTo}.',
  },
});
