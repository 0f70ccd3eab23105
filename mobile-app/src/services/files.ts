import * as DocumentPicker from 'expo-document-picker';
import type { PickedFile } from './uploadManager';

/** Lets the person choose one file; null when they choose none. The file is not copied. */
export async function pickFile(accept: string): Promise<PickedFile | null> {
  const type = accept.split(',').filter((each) => each.includes('/'));
  const result = await DocumentPicker.getDocumentAsync({ type: type.length ? type : '*/*', copyToCacheDirectory: false });
  const asset = result.assets?.[0];
  if (!asset) return null;
  return { name: asset.name, sizeBytes: asset.size ?? 0, mime: asset.mimeType ?? '', modifiedAt: asset.lastModified ?? null, handle: asset.uri };
}

export async function pickFiles(accept: string): Promise<PickedFile[]> {
  const file = await pickFile(accept);
  return file ? [file] : [];
}

/** The text of a small file. */
export async function textOf(file: PickedFile): Promise<string> {
  return (await fetch(file.handle as string)).text();
}

/** A picture of a file's content; none natively. */
export const previewOf = async (_file: PickedFile): Promise<string | null> => null;
