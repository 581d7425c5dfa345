import { invalid } from '../kernel/index.ts';
import { MAX_PIXELS, MAX_SIDE_PIXELS } from './rules.ts';

export interface EncodedPicture {
  bytes: Buffer;
  mediaType: string;
  width: number;
  height: number;
}

/**
 * Makes a picture again from its pixels: upright, at most 4096 pixels a side, without the place
 * and camera that a photograph carries, and without whatever else was hidden in the file.
 */
export async function reencodePicture(bytes: Buffer): Promise<EncodedPicture> {
  // Loaded when the first picture comes: it is large, and most starts never need it.
  const { default: sharp } = await import('sharp');
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, animated: true }).rotate();
    const { pages = 1, hasAlpha = false } = await image.metadata();
    const bounded = image.resize({
      width: MAX_SIDE_PIXELS,
      height: pages > 1 ? undefined : MAX_SIDE_PIXELS,
      fit: 'inside',
      withoutEnlargement: true,
    });
    const mediaType = pages > 1 || hasAlpha ? 'image/webp' : 'image/jpeg';
    const encoded = mediaType === 'image/webp' ? bounded.webp() : bounded.jpeg({ quality: 86 });
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    return { bytes: data, mediaType, width: info.width, height: Math.round(info.height / pages) };
  } catch (cause) {
    throw Object.assign(invalid({ file: 'imageUnreadable' }), { cause });
  }
}
