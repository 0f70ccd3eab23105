// What an app's page does: logs in, uploads with Uppy, plays with hls.js and Shaka Player. The tests call what is on window.
import { login, call, untilReady } from './api.js'
import { uploader } from './upload.js'
import { playHls, playShaka } from './play.js'

Object.assign(window, { login, call, untilReady, uploader, playHls, playShaka })
