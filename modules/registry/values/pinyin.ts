import { pinyin } from 'pinyin-pro';

// pinyin-pro reads these compound surnames character by character.
const SURNAMES: readonly (readonly [string, string[]])[] = [
  ['单于', ['chan', 'yu']],
  ['尉迟', ['yu', 'chi']],
  ['长孙', ['zhang', 'sun']],
  ['万俟', ['mo', 'qi']],
];

/**
 * The syllables of a person's name without tones, the surname read as a surname (单 shan, 曾 zeng, 覃 qin). A
 * character without a reading stands for itself.
 */
export function nameSyllables(name: string): readonly string[] {
  const compound = SURNAMES.find(([surname]) => name.startsWith(surname));
  if (compound) return [...compound[1], ...syllables(name.slice(compound[0].length), 'off')];
  return syllables(name, 'head');
}

/** The syllables of a place name or other plain text, without tones. */
export function textSyllables(text: string): readonly string[] {
  return syllables(text, 'off');
}

function syllables(text: string, surname: 'head' | 'off'): readonly string[] {
  if (text === '') return [];
  return pinyin(text, { toneType: 'none', type: 'array', surname, v: true });
}
