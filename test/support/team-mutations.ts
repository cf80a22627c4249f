import type { GraphqlClient } from './graphql-client.js';

/** What `FORM` answers. */
export interface FormTeamAnswer {
  readonly formTeam: {
    readonly team: { id: string } | null;
    readonly warnings:
      { code: string; message: string; roleKey: string | null; person: { login: string } | null }[] | null;
    readonly userErrors: {
      __typename: string;
      code: string;
      message: string;
      path: string[];
      missingRoles?: string[];
    }[];
  };
}

export const FORM = `mutation ($input: FormTeamInput!) {
  formTeam(input: $input) {
    team {
      id name purpose version createdAt lead { login } departments { key }
      members { person { login } allocationPercent from to roles { playbookKey roleKey roleTitle } }
    }
    warnings { code message roleKey person { login } }
    userErrors { __typename code message path ... on RolesNotFilledError { missingRoles } }
  }
}`;

/** What a change of a team answers. */
export interface ChangeTeamAnswer {
  readonly payload: {
    readonly team: { readonly version: number } | null;
    readonly member?: object | null;
    readonly warnings?: readonly { code: string }[] | null;
    readonly openTasks?: number | null;
    readonly userErrors: { code: string; path: string[]; currentVersion?: number }[];
  };
}

const TEAM = 'team { version name lead { login } members { person { login } roles { roleKey } } }';
const ERRORS = 'userErrors { code path ... on StaleVersionError { currentVersion } }';
const MEMBER = 'member { id allocationPercent from to person { login } roles { roleKey } }';
const SELECTIONS = {
  updateTeam: TEAM,
  addTeamMember: `${TEAM} ${MEMBER} warnings { code }`,
  updateTeamMember: `${TEAM} ${MEMBER} warnings { code }`,
  endTeamMembership: `${TEAM} ${MEMBER} openTasks warnings { code message }`,
  fillRole: `${TEAM} warnings { code }`,
  vacateRole: `${TEAM} warnings { code message }`,
};

export type TeamMutation = keyof typeof SELECTIONS;

/** Sends a mutation that changes a team. */
export async function changeTeam(
  client: GraphqlClient,
  name: TeamMutation,
  input: object,
): Promise<ChangeTeamAnswer['payload']> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { payload: ${name}(input: $input) { ${SELECTIONS[name]} ${ERRORS} } }`;
  return (await client.ask<ChangeTeamAnswer>(document, { input })).payload;
}
