import { list, policy } from './lab/policy.js'

policy('P8 the CDN asks for a signature everywhere', function* (shown) {
  const { distribution } = shown
  const groups = shown.some('aws_cloudfront_key_group')
  const keys = shown.some('aws_cloudfront_public_key').map(key => key.id)
  for (const behaviour of [...distribution.default_cache_behavior, ...list(distribution.ordered_cache_behavior)]) {
    const trusted = list(behaviour.trusted_key_groups)
    if (trusted.length === 0) yield `${behaviour.path_pattern ?? 'the default behaviour'} needs no signature`
    if (trusted.some(id => !groups.some(group => group.id === id))) yield 'a key group is not ours'
    if (behaviour.allowed_methods.some(method => !['GET', 'HEAD', 'OPTIONS'].includes(method))) yield `the CDN passes ${behaviour.allowed_methods}`
    if (!behaviour.response_headers_policy_id) yield `${behaviour.path_pattern ?? 'the default behaviour'} names no origins`
  }
  for (const group of groups) for (const id of group.items) if (!keys.includes(id)) yield `key ${id} is not ours`
  if (!keys.includes(shown.settings('video-service').MILLRACE_PLAYBACK_KEYPAIRID)) yield 'video-service signs with a key that the CDN does not know'
})

policy('P8 the CDN answers the origins that the gateway answers', function* (shown) {
  const origins = shown.settings('api-gateway').MILLRACE_CORS_ALLOWEDORIGINS.split(',')
  const answered = new Set()
  for (const headers of shown.some('aws_cloudfront_response_headers_policy')) {
    for (const cors of headers.cors_config) {
      const items = cors.access_control_allow_origins.flatMap(one => one.items)
      items.forEach(origin => answered.add(origin))
      if (items.includes('*')) yield `${headers.name} lets every page read with the viewer's cookies`
      else if (items.some(origin => !origins.includes(origin))) yield `${headers.name} names ${items}`
      if (cors.access_control_allow_credentials !== true) yield `${headers.name} keeps cookies out`
    }
  }
  for (const origin of origins) if (!answered.has(origin) && !answered.has('*')) yield `${origin} may call the API, but not play`
})

policy('P8 the CDN reads storage by its own signature, once for all places', function* (shown) {
  const { distribution } = shown
  const controls = shown.some('aws_cloudfront_origin_access_control')
  for (const origin of distribution.origin.filter(one => list(one.custom_origin_config).length === 0)) {
    const control = controls.find(one => one.id === origin.origin_access_control_id)
    if (control?.signing_behavior !== 'always') yield `${origin.origin_id} is read without a signature`
    if (!list(origin.origin_shield).some(shield => shield.enabled)) yield `${origin.origin_id} has no shield`
  }
  const logs = list(distribution.logging_config).length + shown.all('aws_cloudwatch_log_delivery').length
  if (logs === 0) yield 'nobody can see who fetched what'
  const errors = list(distribution.custom_error_response)
  for (const code of [403, 404]) {
    const kept = errors.find(one => one.error_code === code)?.error_caching_min_ttl
    if (!(kept <= 1)) yield `a ${code} is kept for ${kept ?? 10} s`
  }
})
