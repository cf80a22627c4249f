/** What a starter is made of. */
export interface StarterNames {
  /** kebab-case. */
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  /** Where the schemas are, as seen from the playbook's folder. */
  readonly schemas: string;
}

/** The files of a new playbook, by their paths in its folder. All of them pass `check` and `test` as they are. */
export function starterFiles(names: StarterNames): Readonly<Record<string, string>> {
  return {
    'playbook.yaml': playbook(names),
    'README.md': readme(names),
    'scenarios/to-the-end.yaml': toTheEnd(names),
    'scenarios/the-way-back.yaml': theWayBack(names),
    'scenarios/a-deadline-passes.yaml': aDeadlinePasses(names),
  };
}

function playbook({ key, zh, en, schemas }: StarterNames): string {
  return `# yaml-language-server: $schema=${schemas}/playbook.schema.json
# 打法文件 · A playbook file. 先改名称与说明，再逐段替换成您的流程。
# Change the names first, then replace part by part with your own way of working. After every change:
#   setpiece check <this file>      语法、名称与流程是否成立 · whether it holds together
#   setpiece test <this folder>     场景是否照旧 · whether the scenarios still go as they say
#   setpiece draw <this file> -o chart.svg
key: ${key}
version: 1 # 每次发布加一，已发布的版本不再改动 · counted up for every change; a published version never changes
title: { zh: ${JSON.stringify(zh)}, en: ${JSON.stringify(en)} }
description:
  zh: 用一两句话说明这套打法要达成什么、什么时候用。
  en: 'Say in a sentence or two what this playbook is to achieve, and when to use it.'
timeZone: Asia/Shanghai # 期限按哪里的日历算 · by whose calendar days are counted

# 角色：项目组成员承担的职责，部门与技能用组织里的名称。
# Roles: the parts that members of the team fill; departments and skills are the organisation's.
roles:
  projectLead:
    title: { zh: 项目负责人, en: Project lead }
    department: marketing
  analyst:
    title: { zh: 数据分析师, en: Analyst }
    department: data
    skills: [{ skill: data-analysis, level: 2 }]
  businessOwner:
    title: { zh: 业务负责人, en: Business owner }
    department: merchandising

# 指标：执行要推动的数字，关口据此打开。
# KPIs: the figures that a run is to move, and by which gates open.
kpis:
  conversion:
    title: { zh: 转化率, en: Conversion }
    unit: percent
    direction: increase
    baseline: 4
    target: 10

# 启动数据：开始一次执行时填写。
# Input: what is filled in when a run is started.
input:
  type: object
  required: [goal]
  properties:
    goal: { type: string, minLength: 1, maxLength: 200, titles: { zh: 目标, en: Goal } }

# 任务与审批：谁做、多少工时、多久完成、怎样算完成。
# Tasks and approvals: who does it, what effort it takes, when it is due, how it may end.
tasks:
  makePlan:
    title: { zh: 制定方案, en: Make the plan }
    role: projectLead
    effort: PT8H # ISO 8601：8 小时 · 8 hours
    due: P3D # 3 天 · 3 days
    checklist:
      - { zh: 写清要改变什么、怎么衡量, en: Say what is to change and how it is measured }
      - { zh: 列出需要哪些部门配合, en: List the departments that have to help }
    outcomes:
      done: { title: { zh: 方案完成, en: Made } }
    form:
      type: object
      required: [budget]
      properties:
        budget: { type: number, minimum: 0, titles: { zh: 预算（元）, en: Budget (yuan) } }
  approvePlan:
    kind: approval # 由没有提交的人决定 · decided by somebody who did not ask for it
    title: { zh: 审批方案, en: Approve the plan }
    role: businessOwner
    due: P2D
    outcomes:
      approved: { title: { zh: 同意, en: Approved } }
      rejected: { title: { zh: 退回修改, en: Sent back } }
  runPilot:
    title: { zh: 试点, en: Run the pilot }
    role: analyst
    effort: PT20H
    due: P14D
    outcomes:
      done: { title: { zh: 试点结束, en: Run } }
    form:
      type: object
      required: [visitors, buyers]
      properties:
        visitors: { type: integer, minimum: 1, titles: { zh: 访客数, en: Visitors } }
        buyers: { type: integer, minimum: 0, titles: { zh: 购买人数, en: Buyers } }
  retrospective:
    title: { zh: 复盘, en: Look back }
    role: projectLead
    effort: PT3H
    due: P5D
    outcomes:
      done: { title: { zh: 完成, en: Done } }
    form:
      type: object
      required: [lesson]
      properties:
        lesson: { type: string, minLength: 1, maxLength: 2000, titles: { zh: 经验, en: What was learnt } }

retrospective: { task: retrospective }

# 状态图：普通的 XState v5 配置，可以直接贴进 Stately 编辑器。
# The chart: a plain XState v5 config, which draws in Stately's editor as it is.
machine:
  id: ${camel(key)}
  initial: planning
  context: { rounds: 0 } # 流程自己记住的数据 · what the chart keeps while it runs
  states:
    planning:
      meta: { title: { zh: 制定方案, en: Planning } }
      invoke: { src: task, id: makePlan, input: { task: makePlan }, onDone: approving }
    approving:
      meta: { title: { zh: 审批, en: Approving } }
      invoke:
        src: approval
        id: approvePlan
        input: { task: approvePlan }
        onDone:
          - { guard: { type: outcome, params: { is: approved } }, target: piloting }
          - { target: planning } # 退回：重新制定方案 · sent back: plan again
      after:
        P2D: # 两天没有决定就上报 · nobody decided for two days
          actions:
            type: escalate
            params: { to: lead, task: approvePlan, message: { zh: 方案两天未审批, en: The plan has waited for two days } }
    piloting:
      meta: { title: { zh: 试点, en: Piloting } }
      entry: { type: set, params: { rounds: context.rounds + 1 } }
      invoke:
        src: task
        id: runPilot
        input: { task: runPilot }
        onDone:
          target: gate
          actions:
            type: record # 由表单算出指标 · the KPI, worked out from the form
            params: { kpi: conversion, value: 100.0 * event.output.form.buyers / event.output.form.visitors }
    gate:
      meta: { title: { zh: 转化关口, en: Conversion gate } }
      always:
        - { guard: { type: kpi, params: { kpi: conversion, is: met } }, target: lookingBack }
        - { guard: { type: when, params: { cel: context.rounds < 3 } }, target: planning } # 没达标：再来一轮 · missed: another round
        - { target: lookingBack } # 三轮为止 · three rounds are enough
    lookingBack:
      meta: { title: { zh: 复盘中, en: Looking back } }
      invoke: { src: task, id: lookBack, input: { task: retrospective }, onDone: finished }
    finished: { type: final, meta: { title: { zh: 结束, en: Finished } } }
`;
}

function readme({ key, zh, en }: StarterNames): string {
  return `# ${zh} · ${en}

\`${key}\`

## 中文

- **用来做什么**：一两句话。
- **什么时候用**：哪些迹象出现时启动；哪些情况不适用。
- **衡量什么**：转化率，从 4% 到 10%。
- **要求谁做什么**：项目负责人（市场）、数据分析师（数据）、业务负责人（商品）。

## English

- **What it is for**: a sentence or two.
- **When to use it**: the signs to start on, and when it does not fit.
- **What it measures**: conversion, from 4 to 10 percent.
- **What it asks of whom**: project lead (marketing), analyst (data), business owner (merchandising).
`;
}

function head(schemas: string): string {
  return `# yaml-language-server: $schema=../${schemas}/scenario.schema.json\n`;
}

const PLAN = `  - complete: { task: makePlan, form: { budget: 20000 } }
`;

function toTheEnd({ schemas }: StarterNames): string {
  return `${head(schemas)}title: { zh: 一轮达标, en: The target is met in one round }
shows: end
input: { goal: 让更多访客下单 }
steps:
${PLAN}  - expect: { states: [approving], tasks: [approvePlan] }
  - complete: { task: approvePlan, outcome: approved }
  - pass: P10D
  - complete: { task: runPilot, form: { visitors: 1000, buyers: 120 } }
  - expect: { kpis: { conversion: 12 }, tasks: [retrospective] }
  - complete: { task: retrospective, form: { lesson: 首屏改短，转化翻倍。 } }
  - expect: { status: done }
`;
}

function theWayBack({ schemas }: StarterNames): string {
  return `${head(schemas)}title: { zh: 退回修改，又再来一轮, en: 'Sent back, and another round' }
shows: wayBack
input: { goal: 让更多访客下单 }
steps:
${PLAN}  - complete: { task: approvePlan, outcome: rejected }
  - expect: { states: [planning], tasks: [makePlan] }
${PLAN}  - complete: { task: approvePlan, outcome: approved }
  - complete: { task: runPilot, form: { visitors: 1000, buyers: 60 } }
  - expect: { states: [planning], context: { rounds: 1 }, kpis: { conversion: 6 } }
`;
}

function aDeadlinePasses({ schemas }: StarterNames): string {
  return `${head(schemas)}title: { zh: 两天没有人审批, en: Nobody decides for two days }
shows: deadline
input: { goal: 让更多访客下单 }
steps:
${PLAN}  - expect: { dueAt: { approvePlan: '2026-03-04' }, escalated: [] }
  - pass: P2D
  - expect: { escalated: [{ to: lead, task: approvePlan }], tasks: [approvePlan] }
`;
}

function camel(key: string): string {
  return key.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
