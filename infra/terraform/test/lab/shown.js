// What an offline apply leaves, as `terraform show -json` prints it, in the words of the policies.
import fs from 'node:fs'
import path from 'node:path'
import { ACCOUNT, REGION } from '../../offline/provider/values.js'
import { resourcesOf } from '../../offline/terraform.js'

const FOLDER = process.env.MILLRACE_TERRAFORM_SHOWN

/** One root after its apply. */
export class Shown {
  constructor(name, json) {
    this.name = name
    this.outputs = json.values?.outputs ?? {}
    this.resources = resourcesOf(json)
      .filter(resource => resource.mode === 'managed')
      .map(({ values, address, type }) => ({ ...values, address, type }))
  }

  /** All resources of these types, perhaps none. */
  all(...types) {
    return this.resources.filter(resource => types.includes(resource.type))
  }

  /** As all. @throws Error when there is none, since a policy about nothing always holds */
  some(...types) {
    const found = this.all(...types)
    if (found.length === 0) throw new Error(`${this.name} has no ${types.join(' or ')}`)
    return found
  }

  /** @returns {Array} containers with their task: {...container, task, service} */
  get containers() {
    return this.some('aws_ecs_task_definition').flatMap(task =>
      JSON.parse(task.container_definitions).map(container => ({ ...container, task, service: serviceOf(task.family) })))
  }

  /** The long-running container of a service. */
  container(service) {
    return only(this.containers.filter(one => one.service === service && one.name !== 'migrate'), `${service} in ${this.name}`)
  }

  /** Its settings without secrets, by name. */
  settings(service) {
    return Object.fromEntries(this.container(service).environment.map(({ name, value }) => [name, value]))
  }

  /** The role with this ARN, and the policies of its own. */
  role(arn) {
    const role = only(this.all('aws_iam_role').filter(one => one.arn === arn), arn)
    const policies = this.all('aws_iam_role_policy').filter(policy => [role.name, role.id].includes(policy.role))
    return { ...role, policies: policies.map(policy => JSON.parse(policy.policy)) }
  }

  get media() {
    const name = this.settings('video-service').MILLRACE_BUCKET_NAME
    return only(this.some('aws_s3_bucket').filter(one => one.bucket === name), `bucket ${name}`)
  }

  /** The setting of a bucket that a resource of its own makes, such as its lifecycle. */
  ofBucket(type, bucket) {
    return only(this.all(type).filter(one => [bucket.bucket, bucket.id].includes(one.bucket)), `${type} of ${bucket.bucket}`)
  }

  queue(setting) {
    const name = this.settings('video-service')[setting]
    return only(this.some('aws_sqs_queue').filter(one => one.name === name), `queue ${name}`)
  }

  get jobs() { return this.queue('MILLRACE_QUEUE_NAME') }
  get deadLetters() { return this.queue('MILLRACE_QUEUE_DEADLETTERS') }
  get distribution() { return only(this.some('aws_cloudfront_distribution'), 'distribution') }
  get dataKey() {
    const rules = this.ofBucket('aws_s3_bucket_server_side_encryption_configuration', this.media).rule
    return only(rules, 'encryption').apply_server_side_encryption_by_default[0].kms_master_key_id
  }

  /** A policy of a resource's own, or null. */
  policyOf(type, matches) {
    const found = this.all(type).filter(matches)
    return found.length === 0 ? null : JSON.parse(only(found, type).policy)
  }
}

export const SERVICES = ['api-gateway', 'video-service', 'upload-service', 'transcode-worker']
const serviceOf = family => SERVICES.find(service => family.endsWith(service))

function only(found, what) {
  if (found.length !== 1) throw new Error(`${found.length} instead of one: ${what}`)
  return found[0]
}

function read(file) {
  let text = fs.readFileSync(path.join(FOLDER, file), 'utf8')
  // why: what stands in for AWS makes ARNs up in an account and region of its own; here all are in these
  const [, account, region] = /(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\./.exec(text) ?? []
  if (account) text = text.replaceAll(account, ACCOUNT).replaceAll(region, REGION)
  return new Shown(path.basename(file, '.json'), JSON.parse(text))
}

/** All roots that were applied, and those among them that run Millrace. */
export const roots = FOLDER ? fs.readdirSync(FOLDER).filter(file => file.endsWith('.json')).sort().map(read) : []
export const environments = roots.filter(root => root.name !== 'bootstrap')
