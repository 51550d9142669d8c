/** Joiners after a letter of a script that needs them: Arabic, Syriac, N'Ko, Mongolian, and those of South Asia. */
const joiners = [
  /(?<=[\p{scx=Arab}\p{scx=Syrc}\p{scx=Nkoo}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}])[\u200C\u200D]/gu,
  /(?<=[\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}])[\u200C\u200D]/gu,
  /(?<=[\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}])[\u200C\u200D]/gu,
];

/**
 * Whether a name or a title is one line of characters that can be seen. Not so: control and format characters, which
 * can turn round or hide what follows them in a list or a file; ends of lines and paragraphs; halves of characters, and
 * the character that stands for those. Joiners are allowed after letters of scripts that need them. Source: Unicode,
 * UAX 44 for the categories, UAX 31, 2.3, for the joiners.
 */
export function isOneLine(text: string): boolean {
  const bare = joiners.reduce((rest, joiner) => rest.replaceAll(joiner, ""), text);
  return !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u.test(bare);
}
