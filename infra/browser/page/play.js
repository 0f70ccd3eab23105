// Plays with the cookies set by the API. The players' requests go to another port, so they must be configured to send cookies.
import Hls from 'hls.js'
import shaka from 'shaka-player/dist/shaka-player.compiled.js'
import { call } from './api.js'

const element = () => document.querySelector('video')
const pause = millis => new Promise(resolve => setTimeout(resolve, millis))

/** What is shown now; frames counts those that were really decoded and presented. */
function shown() {
  const video = element()
  return { at: video.currentTime, width: video.videoWidth, frames: video.getVideoPlaybackQuality().totalVideoFrames }
}

async function until(what, fact, problem) {
  const end = Date.now() + 20000
  while (!fact()) {
    if (problem()) throw new Error(`${what}: ${problem()}`)
    if (Date.now() > end) throw new Error(`${what}: not within 20 s, ${JSON.stringify(shown())}`)
    await pause(50)
  }
}

/** Plays, seeks forward and back, and takes two qualities; the answer says what was on screen each time. */
async function watch(player) {
  const video = element()
  const moves = []
  const play = async () => {
    const before = shown()
    await video.play()
    await until('plays', () => shown().frames > before.frames + 10, player.problem)
    moves.push(shown())
  }
  await play()
  for (const at of [player.length() * 0.7, 0.5]) {
    video.pause()
    video.currentTime = at
    await until('seeks', () => !video.seeking && video.readyState >= 2, player.problem)
    await play()
  }
  const widths = []
  for (const quality of [0, player.qualities() - 1]) {
    video.pause()
    video.currentTime = 0.5
    await until('seeks', () => !video.seeking && video.readyState >= 2, player.problem)
    const wanted = player.width(quality)
    player.choose(quality)
    await video.play()
    await until(`shows ${wanted} pixels`, () => shown().width === wanted, player.problem)
    widths.push(shown().width)
  }
  video.pause()
  return { moves, widths }
}

export async function playHls(id, withCredentials = true) {
  const { playback } = await call('GET', `/api/videos/${id}`)
  const hls = new Hls({ xhrSetup: xhr => { xhr.withCredentials = withCredentials } })
  let problem = ''
  hls.on(Hls.Events.ERROR, (event, data) => { if (data.fatal) problem = `${data.details} ${data.response?.code ?? ''}` })
  hls.loadSource(playback.streamUrl)
  hls.attachMedia(element())
  try {
    await until('reads the master playlist', () => hls.levels.length > 0, () => problem)
    const levels = hls.levels.map((level, index) => ({ index, width: level.width })).sort((a, b) => a.width - b.width)
    const seen = await watch({
      problem: () => problem,
      length: () => element().duration,
      qualities: () => levels.length,
      width: quality => levels[quality].width,
      choose: quality => { hls.currentLevel = levels[quality].index },
    })
    return { streamUrl: playback.streamUrl, ...seen }
  } finally {
    hls.destroy()
  }
}

export async function playShaka(id, manifest) {
  const { playback } = await call('GET', `/api/videos/${id}`)
  const player = new shaka.Player()
  let problem = ''
  player.addEventListener('error', event => { problem = `shaka ${event.detail.code} ${event.detail.data?.slice(0, 2)}` })
  player.getNetworkingEngine().registerRequestFilter((type, request) => { request.allowCrossSiteCredentials = true })
  await player.attach(element())
  try {
    await player.load(manifest === 'dash' ? playback.dashUrl : playback.streamUrl)
    player.configure({ abr: { enabled: false } })
    // why: a quality of the picture is chosen here, so the sound that plays stays where it can; one variant for each width.
    const tracks = () => {
      const all = player.getVariantTracks()
      const playing = all.find(track => track.active)
      const other = track => Number(track.audioId !== playing.audioId)
      return [...new Set(all.map(track => track.width))].sort((a, b) => a - b)
        .map(width => all.filter(track => track.width === width).sort((a, b) => other(a) - other(b))[0])
    }
    const widths = tracks().map(track => track.width)
    return await watch({
      problem: () => problem,
      length: () => element().duration,
      qualities: () => widths.length,
      width: quality => widths[quality],
      choose: quality => player.selectVariantTrack(tracks()[quality], true),
    })
  } finally {
    await player.destroy()
  }
}
