/**
 * Who may do what: `+` may, `-` may not. A new operation needs a row here, and an input in permission-inputs.ts.
 *
 * The records asked about: a run of the team that `lead` leads (and works in brand) and `member` works in as its buyer and
 * store lead; rotations out of or into brand, as the input says; somebody of the team, where another person is named.
 * `otherLead` leads another team, in a department that has nothing to do with it. `service` is a token of an executive's
 * program. An admin may do everything, but not finish what somebody else was given to do.
 */
const TABLE = `
                       anonymous member lead otherLead hr exec author admin service
# Queries
checkPlaybook              -       -     +       +      -   -     +     +      -
compoundTalents            -       -     +       +      +   +     -     +      +
course                     -       +     +       +      +   +     +     +      +
courses                    -       +     +       +      +   +     +     +      +
department                 -       +     +       +      +   +     +     +      +
departments                -       +     +       +      +   +     +     +      +
expiringCertificates       -       +     +       +      +   +     +     +      +
incidents                  -       -     +       +      -   +     -     +      +
myTasks                    -       +     +       +      +   +     +     +      +
node                       -       +     +       +      +   +     +     +      +
nodes                      -       +     +       +      +   +     +     +      +
notifications              -       +     +       +      +   +     +     +      +
people                     -       +     +       +      +   +     +     +      +
person                     -       +     +       +      +   +     +     +      +
playbook                   -       +     +       +      +   +     +     +      +
playbookVersion            -       +     +       +      +   +     +     +      +
playbooks                  -       +     +       +      +   +     +     +      +
progress                   -       +     +       +      +   +     +     +      +
rotations                  -       +     +       +      +   +     +     +      +
run                        -       +     +       +      +   +     +     +      +
runs                       -       +     +       +      +   +     +     +      +
serviceTokens              -       -     -       -      -   -     -     +      -
skill                      -       +     +       +      +   +     +     +      +
skillMatrix                -       -     +       +      +   +     -     +      +
skilledPeople              -       -     +       +      +   +     -     +      +
skills                     -       +     +       +      +   +     +     +      +
task                       -       +     +       +      +   +     +     +      +
tasks                      -       +     +       +      +   +     +     +      +
team                       -       +     +       +      +   +     +     +      +
teams                      -       +     +       +      +   +     +     +      +
trainingSessions           -       +     +       +      +   +     +     +      +
viewer                     -       +     +       +      +   +     +     +      +

# Mutations: organisation, skills, training
addCourse                  -       -     -       -      +   -     -     +      -
addDepartment              -       -     -       -      +   -     -     +      -
addPerson                  -       -     -       -      +   -     -     +      -
addSkill                   -       -     -       -      +   -     -     +      -
cancelEnrolment            -       +     -       -      +   -     -     +      -
cancelSession              -       -     -       -      +   -     -     +      -
claimSkill                 -       +     +       -      +   -     -     +      -
endEmployment              -       -     -       -      +   -     -     +      -
enrol                      -       +     -       -      +   -     -     +      -
recordResult               -       -     -       -      +   -     -     +      -
scheduleSession            -       -     -       -      +   -     -     +      -
updatePerson               -       -     -       -      +   -     -     +      -

# Mutations: teams
addTeamMember              -       -     +       -      -   -     -     +      -
endTeamMembership          -       -     +       -      -   -     -     +      -
fillRole                   -       -     +       -      -   -     -     +      -
formTeam                   -       -     +       +      -   +     -     +      +
updateTeam                 -       -     +       -      -   -     -     +      -
updateTeamMember           -       -     +       -      -   -     -     +      -
vacateRole                 -       -     +       -      -   -     -     +      -

# Mutations: playbooks, runs, tasks
assignTask                 -       -     +       -      -   -     -     +      -
cancelRun                  -       -     +       -      -   -     -     +      -
checkTaskItem              -       +     -       -      -   -     -     -      -
claimTask                  -       +     -       -      -   -     -     -      -
completeTask               -       +     -       -      -   -     -     -      -
decideApproval             -       +     -       -      -   -     -     -      -
pauseRun                   -       -     +       -      -   -     -     +      -
publishPlaybook            -       -     -       -      -   -     +     +      -
recordKpi                  -       +     +       -      -   -     -     +      -
resolveIncident            -       -     +       -      -   -     -     +      -
resumeRun                  -       -     +       -      -   -     -     +      -
retryIncident              -       -     +       -      -   -     -     +      -
sendEventToRuns            -       +     +       +      +   +     +     +      +
sendRunEvent               -       +     +       -      -   -     -     +      -
startRun                   -       -     +       -      -   -     -     +      -
startTask                  -       +     -       -      -   -     -     -      -

# Mutations: rotations
approveRotation            -       -     +       -      -   +     -     +      +
cancelRotation             -       -     +       -      +   -     -     +      -
endRotation                -       -     +       -      +   -     -     +      -
evaluateRotation           -       -     +       -      +   -     -     +      -
extendRotation             -       -     +       -      +   -     -     +      -
prepareRotation            -       -     +       -      +   -     -     +      -
proposeRotation            -       -     +       -      +   -     -     +      -
rejectRotation             -       -     +       -      +   +     -     +      +
returnRotation             -       -     +       -      +   -     -     +      -
reviewRotation             -       -     +       -      +   -     -     +      -
startRotation              -       -     +       -      +   -     -     +      -
stayRotation               -       -     -       -      +   -     -     +      -

# Mutations: one's own messages, access
createServiceToken         -       -     -       -      -   -     -     +      -
markNotificationsRead      -       +     +       +      +   +     +     +      -
revokeServiceToken         -       -     -       -      -   -     -     +      -

# Subscriptions
myTasksChanged             -       +     +       +      +   +     +     +      -
runProgressed              -       +     +       +      +   +     +     +      +
`;

/** A row of the table: an operation, and by caller whether they may. */
export interface Permission {
  readonly operation: string;
  readonly callers: ReadonlyMap<string, boolean>;
}

/** The rows of the table. Throws where one has not as many marks as there are callers. */
export function readPermissions(): Permission[] {
  const lines = TABLE.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const [head, ...rows] = lines.map((line) => line.trim().split(/\s+/));
  return rows.map(([operation = '', ...marks]) => {
    if (marks.length !== head?.length || marks.some((mark) => mark !== '+' && mark !== '-')) {
      throw new Error(`The row of ${operation} has not a + or - for each caller.`);
    }
    return { operation, callers: new Map(head.map((caller, index) => [caller, marks[index] === '+'])) };
  });
}
