import { GraphQLDateTime, GraphQLJSON, GraphQLJSONObject, GraphQLLocalDate } from 'graphql-scalars';

/**
 * The scalars that fields name in `@Field(() => …)`; nothing else imports graphql-scalars.
 * `DateTime` is a `Date` inside, `LocalDate` a string `YYYY-MM-DD`, as the `date` columns give it.
 */
export {
  GraphQLDateTime as DateTime,
  GraphQLJSON as JSONValue,
  GraphQLJSONObject as JSONObject,
  GraphQLLocalDate as LocalDate,
};
