import { actionsOf, mayDo } from './lab/iam.js'
import { list, policy } from './lab/policy.js'
import { EXECUTION, ROLES, WITHOUT_RESOURCE, targets } from './lab/roles.js'
import { SERVICES } from './lab/shown.js'

const ALWAYS = { 'aws:SecureTransport': 'true' }

/** The policy that a resource brings itself. */
function ownPolicy(shown, resource) {
  if (resource.startsWith('arn:aws:s3:::')) {
    return shown.policyOf('aws_s3_bucket_policy', one => [shown.media.bucket, shown.media.id].includes(one.bucket))
  }
  if (resource.startsWith('arn:aws:kms:')) return keyPolicy(shown, resource)
  return null
}

function keyPolicy(shown, arn) {
  const key = shown.some('aws_kms_key').find(one => one.arn === arn)
  return shown.policyOf('aws_kms_key_policy', one => [key.key_id, key.id, key.arn].includes(one.key_id)) ?? JSON.parse(key.policy)
}

/** @param wanted the actions with the names of their targets */
function* answers(shown, service, wanted, expected) {
  const named = targets(shown)
  const container = shown.container(service)
  const role = shown.role(container.task.task_role_arn)
  for (const [action, names] of Object.entries(wanted)) {
    for (const name of names) {
      const { resource } = named[name]
      const context = { ...ALWAYS, ...named[name].context }
      const answer = mayDo(role.policies, ownPolicy(shown, resource), { caller: { arn: role.arn }, action, resource, context })
      if (answer !== expected) yield `${service} ${expected ? 'may not' : 'may'} ${action} on ${name}`
    }
  }
}

for (const service of SERVICES) {
  policy(`P6 ${service} may do what its code calls`, shown => answers(shown, service, ROLES[service].allowed, true))
  policy(`P6 ${service} may do nothing near to that`, shown => answers(shown, service, ROLES[service].denied, false))
  policy(`P6 ${service}'s role names no action that its code does not call`, function* (shown) {
    const { task } = shown.container(service)
    for (const [role, known] of [[task.task_role_arn, Object.keys(ROLES[service].allowed)], [task.execution_role_arn, EXECUTION]]) {
      for (const action of actionsOf(shown.role(role).policies)) if (!known.includes(action)) yield `${service} has ${action}`
    }
  })
  policy(`P6 ${service} is started with its own secrets alone`, function* (shown) {
    const container = shown.container(service)
    const role = shown.role(container.task.execution_role_arn)
    const own = container.secrets.map(one => one.valueFrom)
    for (const secret of shown.some('aws_secretsmanager_secret')) {
      const may = mayDo(role.policies, null, { caller: { arn: role.arn }, action: 'secretsmanager:GetSecretValue', resource: secret.arn })
      if (may !== own.includes(secret.arn)) yield `${service} ${may ? 'may' : 'may not'} read ${secret.name}`
    }
  })
}

policy('P6 no role has every action, or every resource', function* (shown) {
  for (const { role, policy: text } of shown.some('aws_iam_role_policy')) {
    for (const statement of list(JSON.parse(text).Statement).filter(one => one.Effect === 'Allow')) {
      for (const action of list(statement.Action)) {
        if (action.includes('*')) yield `${role} has ${action}`
        if (list(statement.Resource).includes('*') && !WITHOUT_RESOURCE.includes(action)) yield `${role} has ${action} on *`
      }
    }
  }
})

policy('P7 the CDN reads outputs and nothing else', function* (shown) {
  const named = targets(shown)
  const own = ownPolicy(shown, shown.media.arn)
  const reads = (name, arn, action = 's3:GetObject') => mayDo([], own, {
    caller: { service: 'cloudfront.amazonaws.com' }, action, resource: named[name].resource,
    context: { ...ALWAYS, 'aws:SourceArn': arn, 'aws:SourceAccount': arn.split(':')[4] },
  })
  const { arn } = shown.distribution
  for (const name of ['output', 'caption']) if (!reads(name, arn)) yield `the CDN may not read ${name}`
  for (const name of ['source', 'report']) if (reads(name, arn)) yield `the CDN may read ${name}`
  if (reads('output', `${arn}-of-somebody-else`)) yield 'another distribution may read outputs'
  if (reads('bucket', arn, 's3:ListBucket')) yield 'the CDN may list the bucket'
  if (reads('output', arn, 's3:PutObject')) yield 'the CDN may write outputs'
})

policy('P23 keys are for those who need them', function* (shown) {
  const own = keyPolicy(shown, shown.dataKey)
  for (const statement of list(own.Statement)) {
    const services = list(statement.Principal?.Service)
    if (services.length > 0 && list(statement.Action).some(action => action === 'kms:*')) yield `${services} may do kms:*`
    if (statement.Principal === '*' || list(statement.Principal?.AWS).includes('*')) yield 'the key is for everybody'
    if (services.includes('cloudfront.amazonaws.com') && !JSON.stringify(statement.Condition ?? {}).includes(shown.distribution.arn)) {
      yield 'the key is for every distribution'
    }
  }
  const reads = arn => mayDo([], own, {
    caller: { service: 'cloudfront.amazonaws.com' }, action: 'kms:Decrypt', resource: shown.dataKey,
    context: { 'aws:SourceArn': arn, 'aws:SourceAccount': arn.split(':')[4] },
  })
  if (!reads(shown.distribution.arn)) yield 'the CDN may not decrypt'
})
