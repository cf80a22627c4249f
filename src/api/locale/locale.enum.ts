import { registerEnumType } from '@nestjs/graphql';

export enum LocaleEnum {
  ZH = 'zh',
  EN = 'en',
}

registerEnumType(LocaleEnum, {
  name: 'Locale',
  description: 'A language that Setpiece speaks.',
  valuesMap: { ZH: { description: 'Chinese (Simplified).' }, EN: { description: 'English.' } },
});
