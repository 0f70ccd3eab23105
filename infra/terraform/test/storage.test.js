import { sourceTag } from './lab/code.js'
import { mayDo } from './lab/iam.js'
import { list, policy } from './lab/policy.js'

const BLOCKS = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets']
const DAYS_OF_A_SESSION = 7

policy('P1 no bucket is public', function* (shown) {
  for (const bucket of shown.some('aws_s3_bucket')) {
    const access = shown.ofBucket('aws_s3_bucket_public_access_block', bucket)
    for (const block of BLOCKS) if (access[block] !== true) yield `${bucket.bucket} lacks ${block}`
    const own = shown.policyOf('aws_s3_bucket_policy', one => [bucket.bucket, bucket.id].includes(one.bucket))
    for (const statement of list(own?.Statement)) {
      const anybody = statement.Principal === '*' || list(statement.Principal?.AWS).includes('*')
      if (anybody && statement.Effect !== 'Deny') yield `${bucket.bucket} is open to everybody`
    }
  }
  for (const acl of shown.all('aws_s3_bucket_acl')) if (/public|authenticated/.test(acl.acl)) yield `${acl.bucket} has ${acl.acl}`
})

policy('P2 buckets, queues and topics are for TLS alone', function* (shown) {
  const caller = { arn: 'arn:aws:iam::123456789012:role/any' }
  const refuses = (own, action, resource) => own && !mayDo(
    [{ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }], own,
    { caller, action, resource, context: { 'aws:SecureTransport': 'false' } })
  for (const bucket of shown.some('aws_s3_bucket')) {
    const own = shown.policyOf('aws_s3_bucket_policy', one => [bucket.bucket, bucket.id].includes(one.bucket))
    for (const arn of [bucket.arn, `${bucket.arn}/any`]) {
      if (!refuses(own, arn === bucket.arn ? 's3:ListBucket' : 's3:GetObject', arn)) yield `${arn} is read without TLS`
    }
  }
  for (const queue of shown.some('aws_sqs_queue')) {
    const own = shown.policyOf('aws_sqs_queue_policy', one => [queue.url, queue.id].includes(one.queue_url)) ?? (queue.policy && JSON.parse(queue.policy))
    if (!refuses(own, 'sqs:SendMessage', queue.arn)) yield `${queue.name} is reached without TLS`
  }
  for (const topic of shown.some('aws_sns_topic')) {
    const own = shown.policyOf('aws_sns_topic_policy', one => one.arn === topic.arn) ?? (topic.policy && JSON.parse(topic.policy))
    if (!refuses(own, 'sns:Publish', topic.arn)) yield `${topic.name} is reached without TLS`
  }
})

policy('P3 everything that is kept is encrypted', function* (shown) {
  const [encryption] = shown.ofBucket('aws_s3_bucket_server_side_encryption_configuration', shown.media).rule
  if (encryption.apply_server_side_encryption_by_default[0].sse_algorithm !== 'aws:kms') yield 'media is not encrypted with a key of ours'
  if (encryption.bucket_key_enabled !== true) yield 'each object asks for a key of its own, which costs'
  for (const queue of shown.some('aws_sqs_queue')) {
    if (!queue.kms_master_key_id && queue.sqs_managed_sse_enabled !== true) yield `${queue.name} is not encrypted`
  }
  for (const topic of shown.some('aws_sns_topic')) if (!topic.kms_master_key_id) yield `${topic.name} is not encrypted`
  for (const group of shown.some('aws_cloudwatch_log_group')) {
    if (!group.kms_key_id) yield `${group.name} is not encrypted`
    if (!group.retention_in_days) yield `${group.name} is kept for ever`
  }
  for (const secret of shown.some('aws_secretsmanager_secret')) if (!secret.kms_key_id) yield `${secret.name} has no key of ours`
  for (const database of shown.some('aws_db_instance')) if (database.storage_encrypted !== true) yield `${database.identifier} is not encrypted`
  for (const template of shown.some('aws_launch_template')) {
    for (const { ebs } of template.block_device_mappings) if (String(ebs[0].encrypted) !== 'true') yield `${template.name}'s disk is not encrypted`
  }
})

policy('P9 sources are archived where they can be read, and nothing stays that nobody needs', function* (shown) {
  const rules = shown.ofBucket('aws_s3_bucket_lifecycle_configuration', shown.media).rule.filter(rule => rule.status === 'Enabled')
  const [key, value] = sourceTag()
  const tagOf = ({ filter }) => list(filter).flatMap(one => [...list(one.tag), ...list(one.and).flatMap(and =>
    Object.entries(and.tags ?? {}).map(([k, v]) => ({ key: k, value: v })))])
  const transitions = rules.flatMap(rule => rule.transition.map(one => ({ rule, to: one.storage_class })))
  const archives = transitions.filter(one => one.to.startsWith('GLACIER') || one.to.startsWith('DEEP'))
  if (archives.length === 0) yield 'sources are never archived'
  for (const { rule, to } of archives) {
    if (to !== 'GLACIER_IR') yield `${to} cannot be read without a restore`
    if (!tagOf(rule).some(tag => tag.key === key && tag.value === value)) yield `what is archived is not what the code tags ${key}=${value}`
  }
  const aborts = rules.flatMap(rule => rule.abort_incomplete_multipart_upload.map(one => one.days_after_initiation))
  if (aborts.length === 0) yield 'parts of uploads that were given up stay'
  for (const days of aborts) if (days <= DAYS_OF_A_SESSION) yield `uploads are aborted after ${days} days, while their sessions live`
  if (!rules.some(rule => rule.noncurrent_version_expiration.some(one => one.noncurrent_days > 0))) yield 'old versions stay for ever'
  if (shown.all('aws_s3_bucket_intelligent_tiering_configuration').length > 0) yield 'archive tiers need a restore (ADR 40)'
  const versioning = shown.ofBucket('aws_s3_bucket_versioning', shown.media).versioning_configuration[0]
  if (versioning.status !== 'Enabled') yield 'media is not versioned'
})

policy('P10 apps may put parts and read ETags from their origins alone', function* (shown) {
  const origins = shown.settings('api-gateway').MILLRACE_CORS_ALLOWEDORIGINS.split(',')
  for (const rule of shown.ofBucket('aws_s3_bucket_cors_configuration', shown.media).cors_rule) {
    if (rule.allowed_origins.some(origin => !origins.includes(origin))) yield `${rule.allowed_origins} may call storage, but not the API`
    if (rule.allowed_methods.join() !== 'PUT') yield `${rule.allowed_methods} instead of PUT`
    if (!list(rule.expose_headers).includes('ETag')) yield 'a browser cannot read the ETag of its part'
  }
})
