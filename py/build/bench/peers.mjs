// Peers from npm on the posts of standard input (a JSON list): prints {name: posts per second of CPU}.
// Run in build/bench, where peers.py has installed them.
import { readFileSync } from 'node:fs';

const posts = JSON.parse(readFileSync(0, 'utf8'));
const rate = async (read) => {
  for (const post of posts.slice(0, 20)) await read(post);
  const begun = process.cpuUsage();
  for (const post of posts) await read(post);
  const { user, system } = process.cpuUsage(begun);
  return Math.round(posts.length / ((user + system) / 1e6));
};

const { text: alex } = await import('alex');
const { unified } = await import('unified');
const { default: english } = await import('retext-english');
const { default: stringify } = await import('retext-stringify');
const [equality, profanities] = await Promise.all(['retext-equality', 'retext-profanities'].map((name) => import(name)));
const retext = (plugin) => {
  const reader = unified().use(english).use(plugin.default).use(stringify);
  return (post) => reader.process(post);
};
const { RegExpMatcher, englishDataset, englishRecommendedTransformers } = await import('obscenity');
const obscenity = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
const { LocalLinter } = await import('harper.js');
const { binary } = await import('harper.js/binary');
const harper = new LocalLinter({ binary });
await harper.setup();

console.log(JSON.stringify({
  alex: await rate(alex),
  'retext-equality': await rate(retext(equality)),
  'retext-profanities': await rate(retext(profanities)),
  obscenity: await rate((post) => obscenity.getAllMatches(post)),
  harper: await rate((post) => harper.lint(post)),
}));
process.exit(0);
