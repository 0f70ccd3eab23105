import type { PickedFile } from './uploadManager';

export const picked = (file: File): PickedFile => ({
  name: file.name,
  sizeBytes: file.size,
  mime: file.type,
  modifiedAt: file.lastModified,
  handle: file,
});

/** Lets the person choose files; empty when they choose none. A new input each time, so that the same file can be chosen again. */
export function pickFiles(accept: string, multiple = true): Promise<PickedFile[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', accept, multiple, hidden: true });
    const done = () => {
      input.remove();
      resolve([...(input.files ?? [])].map(picked));
    };
    input.addEventListener('change', done);
    input.addEventListener('cancel', done);
    document.body.append(input);
    input.click();
  });
}

export const pickFile = async (accept: string) => (await pickFiles(accept, false))[0] ?? null;

export const textOf = (file: PickedFile) => (file.handle as File).text();

const PREVIEW_MS = 4_000;
const PREVIEW_WIDTH = 480;

/** A frame of the film, for a card whose poster is not made yet; null where the browser cannot decode it. */
export async function previewOf(file: PickedFile): Promise<string | null> {
  const url = URL.createObjectURL(file.handle as File);
  const video = document.createElement('video');
  try {
    Object.assign(video, { muted: true, playsInline: true, preload: 'auto', src: url });
    if (!(await happens(video, 'loadeddata'))) return null;
    video.currentTime = Math.min(1, (video.duration || 0) / 3);
    if (!(await happens(video, 'seeked')) || !video.videoWidth) return null;
    return await frameOf(video);
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
}

function happens(video: HTMLVideoElement, name: string) {
  return new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), PREVIEW_MS);
    const end = (result: boolean) => () => {
      clearTimeout(timer);
      resolve(result);
    };
    video.addEventListener(name, end(true), { once: true });
    video.addEventListener('error', end(false), { once: true });
  });
}

async function frameOf(video: HTMLVideoElement) {
  const canvas = document.createElement('canvas');
  canvas.width = PREVIEW_WIDTH;
  canvas.height = Math.round((PREVIEW_WIDTH * video.videoHeight) / video.videoWidth);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
  return blob && URL.createObjectURL(blob);
}
