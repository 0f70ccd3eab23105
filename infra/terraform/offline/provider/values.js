// What the provider would compute, made up from the name of the thing: the same in every run, and shaped like AWS's own.
import crypto from 'node:crypto'

export const REGION = 'us-east-1'
export const ACCOUNT = '123456789012'

const NAMES = ['name', 'bucket', 'identifier', 'function_name', 'family', 'cluster_name', 'domain_name', 'alarm_name', 'dashboard_name',
  'name_prefix', 'identifier_prefix', 'description', 'comment']

const regional = service => name => `arn:aws:${service}:${REGION}:${ACCOUNT}:${name}`
const global = service => name => `arn:aws:${service}::${ACCOUNT}:${name}`
const ARNS = {
  aws_s3_bucket: name => `arn:aws:s3:::${name}`,
  aws_sqs_queue: regional('sqs'),
  aws_sns_topic: regional('sns'),
  aws_kms_key: name => regional('kms')(`key/${name}`),
  aws_kms_alias: regional('kms'),
  aws_iam_role: name => global('iam')(`role/${name}`),
  aws_iam_policy: name => global('iam')(`policy/${name}`),
  aws_iam_instance_profile: name => global('iam')(`instance-profile/${name}`),
  aws_cloudfront_distribution: name => global('cloudfront')(`distribution/${name}`),
  aws_secretsmanager_secret: name => regional('secretsmanager')(`secret:${name}`),
  aws_cloudwatch_log_group: name => regional('logs')(`log-group:${name}`),
  aws_cloudwatch_metric_alarm: name => regional('cloudwatch')(`alarm:${name}`),
  aws_cloudwatch_composite_alarm: name => regional('cloudwatch')(`alarm:${name}`),
  aws_db_instance: name => regional('rds')(`db:${name}`),
  aws_ecs_cluster: name => regional('ecs')(`cluster/${name}`),
  aws_ecs_service: name => regional('ecs')(`service/${name}`),
  aws_ecs_task_definition: name => regional('ecs')(`task-definition/${name}:1`),
  aws_ecr_repository: name => regional('ecr')(`repository/${name}`),
  aws_lb: name => regional('elasticloadbalancing')(`loadbalancer/app/${name}/0`),
  aws_lb_target_group: name => regional('elasticloadbalancing')(`targetgroup/${name}/0`),
  aws_acm_certificate: name => regional('acm')(`certificate/${name}`),
  aws_wafv2_web_acl: name => regional('wafv2')(`regional/webacl/${name}/0`),
}

/** Whose id is their ARN. */
const ARN_IDS = ['aws_sns_topic', 'aws_lb', 'aws_lb_target_group', 'aws_iam_policy', 'aws_secretsmanager_secret', 'aws_ecs_cluster',
  'aws_cloudwatch_composite_alarm']

/** What the configuration calls the thing, else a digest of its arguments. */
function idOf(config) {
  const named = NAMES.map(key => config[key]).find(value => typeof value === 'string' && value)
  const digest = () => crypto.createHash('sha256').update(JSON.stringify(config, (_, value) => (value instanceof Uint8Array ? '?' : value)))
  return (named ?? digest().digest('hex').slice(0, 17)).replace(/[^\w./:-]+/g, '-')
}

function arnOf(type, config) {
  const [, service, ...kind] = type.split('_')
  return (ARNS[type] ?? (name => regional(service)(`${kind.join('-')}/${name}`)))(idOf(config))
}

/** Of a type, with the thing's id in each text. Undefined where any value would be a lie. */
function invented(type, id) {
  if (type === 'string') return id
  if (type === 'number') return 1
  if (!Array.isArray(type)) return undefined
  const [wrap, inner] = type
  if (wrap === 'object') return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, invented(one, `${id}-${dashed(key)}`) ?? null]))
  return wrap !== 'map' && inner[0] === 'object' ? [invented(inner, id)] : undefined
}
const dashed = name => name.replace(/_/g, '-')

/**
 * A value for an argument that the configuration leaves to the provider; undefined where it stays unknown until the apply.
 * why not for those that could be configured: a key or a zone that nobody named must not look as if somebody had.
 */
export function madeUp(type, name, attribute, config) {
  if (attribute.type === 'string') {
    if (name === 'arn') return arnOf(type, config)
    if (type === 'aws_sqs_queue' && (name === 'url' || name === 'id')) return `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${idOf(config)}`
    if (name === 'id') return ARN_IDS.includes(type) ? arnOf(type, config) : idOf(config)
    if (name === 'name' || name === 'key_id') return idOf(config)
    if (name === 'region') return REGION
    if (name === 'engine_arn') return regional('lambda')(`function:cwsyn-${idOf(config)}-0`)
    if (name === 'owner_id' || name === 'account_id') return ACCOUNT
  }
  if (name === 'tags_all') return config.tags ?? {}
  if (attribute.optional) return undefined
  if (attribute.type === 'string') {
    if (name.endsWith('_arn')) return arnOf(type, config)
    if (/(^|_)(domain_name|dns_name|endpoint|address|fqdn)$/.test(name)) return `${idOf(config)}.${dashed(type)}.invalid`
  }
  return invented(attribute.type, `${idOf(config)}-${dashed(name)}`)
}

const DATA = {
  aws_caller_identity: { account_id: ACCOUNT, arn: global('iam')('root'), user_id: ACCOUNT, id: ACCOUNT },
  aws_region: { name: REGION, region: REGION, id: REGION },
  aws_partition: { partition: 'aws', dns_suffix: 'amazonaws.com', id: 'aws' },
  aws_availability_zones: { names: ['a', 'b', 'c'].map(zone => REGION + zone), id: REGION },
}

/** A data source's answer. */
export function looked(type, attributes, config) {
  const value = { ...config }
  for (const [name, attribute] of Object.entries(attributes)) {
    if (!attribute.computed || value[name] !== null) continue
    value[name] = DATA[type]?.[name] ?? madeUp(type, name, attribute, config) ?? (Array.isArray(attribute.type) ? (attribute.type[0] === 'map' ? {} : []) : null)
  }
  return value
}
