import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';

export type Camera = {
  page: Page;
  /** What a part of the page, or all of it, looks like now. */
  picture: (name: string, of?: Locator) => Promise<void>;
  close: () => Promise<void>;
};

/** Debian's own has the glyphs that the one from npm lacks: apt-get install chromium fonts-noto-core. */
const DEBIANS = '/usr/bin/chromium';

/** A browser at the practice page, in light colours and at one size, so that a picture taken again is the same. */
export async function openCamera(url: string, folder: string): Promise<Camera> {
  const browser = existsSync(DEBIANS)
    ? await chromium.launch({ executablePath: DEBIANS, args: ['--no-sandbox', '--disable-gpu', '--lang=en-GB'] })
    : await openBrowser();
  const look = { reducedMotion: 'reduce', colorScheme: 'light', locale: 'en-GB', timezoneId: 'Europe/London' } as const;
  const context = await browser.newContext({ viewport: { width: 1360, height: 850 }, ...look });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  const pack = await packer(browser);
  return {
    page,
    picture: async (name, of) => {
      const shot = { animations: 'disabled', caret: 'hide' } as const;
      const png = await (of ? of.screenshot(shot) : page.screenshot(shot));
      const file = join(folder, `${name}.webp`);
      writeFileSync(file, await pack(png));
      console.log(`${name}.webp, ${Math.round(statSync(file).size / 1024)} kB`);
    },
    close: () => browser.close(),
  };
}

/** The browser packs pictures itself, to a third of a PNG. */
async function packer(browser: Browser): Promise<(png: Buffer) => Promise<Buffer>> {
  const page = await browser.newPage();
  return async (png) => {
    const packed = await page.evaluate<string>(`(async () => {
      const image = new Image();
      image.src = 'data:image/png;base64,${png.toString('base64')}';
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
      canvas.getContext('2d').drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', 0.9);
    })()`);
    return Buffer.from(packed.slice(packed.indexOf(',') + 1), 'base64');
  };
}
