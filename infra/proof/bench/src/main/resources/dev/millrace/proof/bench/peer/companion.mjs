// Uppy's Companion for the benchmark: it signs parts for a bucket that it never calls.
import { fileURLToPath } from 'node:url'
import * as companion from '@uppy/companion'
import express from 'express'

const port = Number(process.env.PORT)
const { app } = companion.app({
  secret: 'of-no-use-here',
  filePath: fileURLToPath(new URL('.', import.meta.url)), // it deletes old files there
  uploadUrls: [/^http:\/\/127\.0\.0\.1/],
  corsOrigins: true,
  server: { host: `127.0.0.1:${port}`, protocol: 'http' },
  s3: {
    key: 'benchmark',
    secret: 'benchmark-secret',
    bucket: 'media',
    region: 'us-east-1',
    endpoint: 'http://127.0.0.1:1',
    forcePathStyle: true,
    expires: 3600,
    getKey: () => 'video.mp4',
  },
})
express().use(app).listen(port, '127.0.0.1')
