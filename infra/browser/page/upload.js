// Uppy's multipart upload with our API behind its callbacks.
import Uppy from '@uppy/core'
import AwsS3 from '@uppy/aws-s3'
import { call } from './api.js'

/** An Uppy that holds one file: bytes fetched from the page's own server. */
export async function uploader(url, name, type) {
  const seen = { resumedFrom: 0 }
  const uppy = new Uppy({ autoProceed: false })
  let partSize = 5 * 1024 * 1024
  uppy.use(AwsS3, {
    shouldUseMultipart: true,
    limit: 1,
    getChunkSize: () => partSize,
    async createMultipartUpload(file) {
      const session = await call('POST', '/api/uploads', {
        title: file.name, filename: file.name, sourceMime: file.type, sourceSizeBytes: file.size,
      })
      partSize = session.partSizeBytes
      seen.videoId = session.videoId
      seen.sessionId = session.uploadSessionId
      return { uploadId: session.uploadSessionId, key: session.videoId }
    },
    async signPart(file, { uploadId, partNumber }) {
      const part = await call('POST', `/api/uploads/${uploadId}/parts`, { partNumber })
      return { url: part.uploadUrl }
    },
    async listParts(file, { uploadId }) {
      const { parts } = await call('GET', `/api/uploads/${uploadId}`)
      seen.resumedFrom = parts.length
      return parts.map(part => ({ PartNumber: part.partNumber, Size: part.sizeBytes, ETag: part.etag }))
    },
    async completeMultipartUpload(file, { uploadId, parts }) {
      await call('POST', `/api/uploads/${uploadId}/complete`, {
        parts: parts.map(part => ({ partNumber: part.PartNumber, etag: part.ETag })),
      })
      return {}
    },
    async abortMultipartUpload(file, { uploadId }) {
      await call('POST', `/api/uploads/${uploadId}/cancel`)
    },
  })
  const bytes = await (await fetch(url)).blob()
  uppy.addFile({ name, type, data: new Blob([bytes], { type }) })
  window.uppy = uppy
  window.seen = seen
}
