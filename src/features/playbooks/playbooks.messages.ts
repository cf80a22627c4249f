import { defineMessages } from '../../api/messages/catalogue.js';

defineMessages({
  PLAYBOOK_PROBLEMS: {
    zh: '打法文件有 {count} 处问题。',
    en: '{count, plural, one {The playbook has a problem.} other {The playbook has # problems.}}',
  },
  TOO_MANY_PARTS: {
    zh: '一次最多带 {most} 个片段或底本。',
    en: 'At most {most} fragments and bases can come with a playbook.',
  },
  VERSION_EXISTS: {
    zh: '打法“{key}”的版本 {version} 已发布，且内容不同。已发布的版本不可更改，请把 version 改为 {next}。',
    en: 'Version {version} of the playbook "{key}" has been published with other content. Published versions never change: make it version {next}.',
  },
  VERSION_OUTDATED: {
    zh: '打法“{key}”已发布到版本 {newest}，不能再发布更早的版本 {version}。请把 version 改为 {next}。',
    en: 'The playbook "{key}" has been published up to version {newest}; {version} cannot follow it. Make it version {next}.',
  },
});
