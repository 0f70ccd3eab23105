import { seconds, settingsOf } from './lab/code.js'
import { list, policy } from './lab/policy.js'
import { SERVICES } from './lab/shown.js'

const OF_SPRING_AND_JAVA = /^(AWS_REGION|SPRING_|SERVER_|MANAGEMENT_|LOGGING_|OTEL_|JDK_JAVA_OPTIONS$)/
const SECRET = /PASSWORD|SECRET|PRIVATEKEY|TOKEN$/

const everywhere = ['AWS_REGION', 'MILLRACE_CLOUDWATCH_NAMESPACE']
const tokens = ['SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI', 'MILLRACE_TOKENS_AUDIENCES', 'MILLRACE_HOSTS_ALLOWED']
const database = ['SPRING_DATASOURCE_URL', 'SPRING_DATASOURCE_USERNAME', 'SPRING_DATASOURCE_PASSWORD', 'MILLRACE_MIGRATIONS_ONSTART']
const media = ['MILLRACE_BUCKET_NAME', 'MILLRACE_QUEUE_NAME', 'MILLRACE_WEBHOOKS_SECRETS']
const NEEDED = {
  'api-gateway': [
    ...everywhere, ...tokens, 'MILLRACE_CORS_ALLOWEDORIGINS', 'MILLRACE_ROUTES_VIDEOSERVICE', 'MILLRACE_ROUTES_UPLOADSERVICE',
  ],
  'video-service': [
    ...everywhere, ...tokens, ...database, ...media, 'MILLRACE_QUEUE_DEADLETTERS', 'MILLRACE_UPLOADSERVICE_URL', 'MILLRACE_PLAYBACK_CDNURL',
    'MILLRACE_PLAYBACK_COOKIEDOMAIN', 'MILLRACE_PLAYBACK_DISTRIBUTIONID', 'MILLRACE_PLAYBACK_KEYPAIRID', 'MILLRACE_PLAYBACK_PRIVATEKEY',
  ],
  'upload-service': [...everywhere, ...tokens, ...database, ...media, 'MILLRACE_VIDEOSERVICE_URL'],
  'transcode-worker': [...everywhere, ...media, 'MILLRACE_QUEUE_DEADLETTERS', 'MILLRACE_VIDEOSERVICE_URL', 'MILLRACE_INTAKE_DRAINTIME'],
}

const named = container => [...container.environment, ...list(container.secrets)].map(one => one.name)

policy('P11 a container may do little, and is stopped in time', function* (shown) {
  for (const one of shown.containers) {
    const what = `${one.service}/${one.name}`
    if (one.readonlyRootFilesystem !== true) yield `${what} may write its root`
    if (!one.user || /^(0|root)\b/.test(one.user)) yield `${what} runs as root`
    if (!list(one.linuxParameters?.capabilities?.drop).includes('ALL')) yield `${what} keeps capabilities`
    if (one.privileged === true) yield `${what} is privileged`
    if (!/@sha256:[0-9a-f]{64}$/.test(one.image)) yield `${what} is ${one.image}, which can become another`
    if (!(one.memory > 0)) yield `${what} may take all memory`
    const log = one.logConfiguration.options
    if (log.mode !== 'non-blocking' || !log['max-buffer-size']) yield `${what} waits for its log`
    const drain = seconds(shown.settings(one.service).MILLRACE_INTAKE_DRAINTIME ?? '18s') + 10
    if (!(one.stopTimeout >= drain)) yield `${what} is killed after ${one.stopTimeout} s, and drains for ${drain}`
  }
})

policy('P11 a service is asked whether it lives, not whether its database does', function* (shown) {
  for (const service of SERVICES) {
    const command = list(shown.container(service).healthCheck?.command).join(' ')
    if (!command.includes('/actuator/health/liveness')) yield `${service} is asked by ${command}`
  }
})

policy('P11 a release that fails is taken back', function* (shown) {
  for (const service of shown.some('aws_ecs_service')) {
    const [breaker] = service.deployment_circuit_breaker
    if (!breaker?.enable || !breaker.rollback) yield `${service.name} stays with a release that does not start`
  }
})

policy('P11 no secret is a plain setting', function* (shown) {
  for (const one of shown.containers) {
    for (const { name, value } of one.environment) {
      if (SECRET.test(name) || /PRIVATE KEY|whsec_|^[A-Za-z0-9+/]{40,}=*$/.test(value)) yield `${one.service}/${one.name} shows ${name}`
    }
  }
})

policy('P20 every setting exists', function* (shown) {
  for (const one of shown.containers) {
    const known = settingsOf(one.service)
    for (const name of named(one)) {
      if (!OF_SPRING_AND_JAVA.test(name) && !known.has(name.replace(/_\d+$/, ''))) yield `${one.service}/${one.name} does not read ${name}`
    }
  }
})

policy('P20 every setting that a service needs is set', function* (shown) {
  for (const service of SERVICES) {
    const set = named(shown.container(service))
    for (const name of NEEDED[service]) if (!set.includes(name)) yield `${service} lacks ${name}`
  }
})
