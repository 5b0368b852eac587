// A name pack: what a field calls its organisations, products, subjects and people, as data that a user edits.
import * as z from 'zod';

const spelling = z.string().min(1).max(80);
const forms = z.array(spelling).default([]).describe('Other spellings that mean it, in all languages');
const handles = z.array(z.string().regex(/^\w{1,50}$/, 'is no name of an account; write it without @')).default([]);
const organisation = spelling.optional().describe('Name of an organisation of this pack');
const english = spelling.optional().describe('Name in an English report, where it is another');

/** `xx.xx`: x is a digit, xx one or two, all else stands for itself. */
const versionPattern = z.string().regex(/^[x\d.]{1,7}$/, 'is no pattern of versions such as x.x, xx or 4.20');
const partName = z.string().regex(/^[a-z]+$/);
const words = z.array(spelling).default([]);

/** What a pack holds, of objects that are strict or not. That its parts fit together is checked by `checkPack`. */
const packOf = (object: typeof z.object) => {
  const organisationSchema = object({
    name: spelling.describe('Canonical name, as a report writes it'),
    forms,
    handles: handles.describe("Accounts on X whose posts are the organisation's own word"),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'is no code of a country such as FR')
      .optional()
      .describe('ISO 3166-1 code of the one country that it is of by common knowledge'),
    general: z
      .boolean()
      .optional()
      .describe('Known far beyond the field: its name alone makes no post belong to the topic'),
  });

  const productSchema = object({
    name: spelling.describe('Canonical name, as a report writes it'),
    english,
    forms,
    handles: handles.describe('Accounts on X that are the product'),
    organisation,
    family: z.boolean().optional().describe('Talked about every day: by itself it makes no story'),
  });

  const conceptSchema = object({
    name: spelling.describe("The subject's name in a Chinese report"),
    english,
    forms,
    narrow: z.boolean().optional().describe('A debate by itself, not a field: three voices on it make a story'),
  });

  const familySchema = object({
    name: spelling.describe('Name of a release, with the parts that its spellings have: GPT-{version} {variant}'),
    organisation,
    forms: z
      .array(spelling)
      .min(1)
      .describe(
        'Spellings: gpt {version} {variant?}. A blank stands for a blank, a hyphen or nothing; {size?} is 27B or 35B-A3B',
      ),
    versions: z
      .array(versionPattern)
      .min(1)
      .default(['xx.xx'])
      .describe('What a version looks like: x is one digit, xx one or two'),
    parts: z
      .record(partName, z.array(spelling).min(1))
      .default({})
      .describe('What may stand for a part, as the name writes it: {"variant": ["Pro", "mini"]}'),
  });

  const personSchema = object({
    name: spelling,
    forms,
    handles: handles.describe('Own accounts on X'),
    role: spelling.optional().describe('What readers know the person as: CEO'),
    organisation: spelling.optional().describe('Where the person works; need not be in this pack'),
  });

  return object({
    $schema: z.string().optional(),
    organisations: z.array(organisationSchema).default([]),
    products: z.array(productSchema).default([]),
    families: z.array(familySchema).default([]).describe('Product lines whose releases carry versions'),
    concepts: z.array(conceptSchema).default([]).describe('Subjects'),
    people: z.array(personSchema).default([]),
    everydayWords: words.describe(
      'Names that are also everyday words: in Latin texts they count only as written. And everyday expressions that hold a name and are none: "mistral wind"',
    ),
    noNames: words.describe('What looks like a name and is none here: platforms, formats, events'),
    noReleases: words.describe('What stands before a version and is no product of the field: Apache, Python'),
  });
};

const about = z.string().min(2).max(120);

const backgroundSchema = z.strictObject({
  name: spelling.describe('Name of this pack, which stands for all its spellings, or any other'),
  forms,
  about: z
    .strictObject({ 'zh-CN': about.optional(), en: about.optional() })
    .describe(
      'What it is, by language of the report: at most 24 characters of Chinese (a Latin word counts 2) or 10 words, which stay true; no figures, no praise',
    ),
});

/** A pack as a file of its own: what it doesn't know is a fault. */
export const namePackSchema = packOf(z.strictObject as typeof z.object).extend({
  background: z
    .array(backgroundSchema)
    .optional()
    .describe('What readers may not know of a name and no post says: may stand beside it in a written report'),
});

/** A pack within a published document: readers pass over fields that they don't know. */
export const publishedNamesSchema = packOf(z.object);

/** A pack as a user writes it: what is left out is empty. */
export type NamePackInput = z.input<typeof namePackSchema>;
export type NamePack = z.infer<typeof namePackSchema>;
export type Organisation = NamePack['organisations'][number];
export type Product = NamePack['products'][number];
export type VersionFamily = NamePack['families'][number];
export type Concept = NamePack['concepts'][number];
export type Person = NamePack['people'][number];
export type PackBackground = NonNullable<NamePack['background']>[number];

/** A pack with what is left out filled in: for packs that the code makes. Throws a ZodError for what is no pack. */
export const namePackOf = (pack: NamePackInput): NamePack => namePackSchema.parse(pack);
