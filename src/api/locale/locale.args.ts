import { ArgsType, Field } from '@nestjs/graphql';
import type { LocalizedText } from '../../platform/localized-text.js';
import type { RequestContext } from '../context/request-context.js';
import { LocaleEnum } from './locale.enum.js';

/** For every field that gives a text to a person: `@Args() args: LocaleArgs`. */
@ArgsType()
export class LocaleArgs {
  @Field(() => LocaleEnum, {
    nullable: true,
    description: 'The language of the answer; by default that of the `Accept-Language` header.',
  })
  locale?: LocaleEnum | null;
}

/** The text in the language asked for. */
export function localize(context: RequestContext, args: LocaleArgs, text: LocalizedText): string {
  return text[args.locale ?? context.locale];
}
