import { asText } from './as-text.ts';
import { drawGallery } from './gallery-files.ts';

/** npm run blocks [part of a file's name]: every message and form as text. */
const [wanted = ''] = process.argv.slice(2);
for (const { file, name, audience, drawn } of await drawGallery()) {
  if (file.includes(wanted))
    process.stdout.write(`\n${'='.repeat(72)}\n${file}, ${name} (${audience})\n\n${asText(drawn)}`);
}
