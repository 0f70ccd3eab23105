import { policy } from './lab/policy.js'

const scripts = shown => shown.some('aws_launch_template').map(({ name, user_data }) =>
  ({ name, script: Buffer.from(user_data, 'base64').toString() }))

policy('P13 a job outlives a scale-in and the loss of a Spot machine', function* (shown) {
  const groups = shown.some('aws_autoscaling_group')
  for (const group of groups) {
    if (group.capacity_rebalance !== false) yield `${group.name} replaces machines without ECS hearing of it`
    if (group.protect_from_scale_in !== true) yield `${group.name} ends machines that work`
    const types = group.mixed_instances_policy[0].launch_template[0].override
    if (types.length < 5) yield `${group.name} waits for one of ${types.length} types`
  }
  for (const provider of shown.some('aws_ecs_capacity_provider')) {
    const [settings] = provider.auto_scaling_group_provider
    if (settings.managed_draining !== 'ENABLED') yield `${provider.name} does not drain`
    if (settings.managed_termination_protection !== 'ENABLED') yield `${provider.name} ends machines that work`
  }
  for (const { name, script } of scripts(shown)) {
    if (!script.includes('ECS_ENABLE_SPOT_INSTANCE_DRAINING=true')) yield `${name} does not hear of an interruption`
  }
})

policy('P13 a decoder that is broken into reaches nothing', function* (shown) {
  for (const template of shown.some('aws_launch_template')) {
    const [metadata] = template.metadata_options
    if (metadata.http_tokens !== 'required') yield `${template.name} answers metadata without a token`
    if (metadata.http_put_response_hop_limit !== 1) yield `${template.name} hands metadata on`
  }
  for (const { name, script } of scripts(shown)) {
    if (!script.includes('ECS_AWSVPC_BLOCK_IMDS=true')) yield `${name}'s tasks see the machine's metadata`
    const profile = /<<'PROFILE'\n(.*)\nPROFILE/s.exec(script)
    if (!profile || !script.includes('seccomp-profile')) yield `${name} has no seccomp profile`
    else if (!lets(JSON.parse(profile[1]), 0x50000000)) yield `${name} lets ffmpeg have no network namespace of its own`
    else if (lets(JSON.parse(profile[1]), 0x00020000)) yield `${name} lets ffmpeg have a mount namespace`
  }
  yield* waysOut(shown)
})

policy('P13 a worker has its machine to itself, and room for the longest source', function* (shown) {
  const settings = shown.settings('transcode-worker')
  if (!/ActiveProcessorCount=\d+/.test(settings.JDK_JAVA_OPTIONS ?? '')) yield 'ffmpeg takes the processors that the machine has'
  for (const template of shown.some('aws_launch_template')) {
    const [{ ebs }] = template.block_device_mappings
    if (!(ebs[0].volume_size >= 60)) yield `${template.name} has ${ebs[0].volume_size} GiB`
  }
})

/** Whether a profile lets unshare(flags) pass. */
function lets(profile, flags) {
  const rules = profile.syscalls.filter(rule => rule.names.includes('unshare')
    && (rule.args ?? []).every(({ index, op, value, valueTwo }) => index === 0 && op === 'SCMP_CMP_MASKED_EQ' && (flags & value) === valueTwo))
  return (rules[0]?.action ?? profile.defaultAction) === 'SCMP_ACT_ALLOW'
}

/** Routes from the workers' subnets to anywhere but endpoints. */
function* waysOut(shown) {
  const workers = shown.some('aws_ecs_service').find(one => one.name === 'transcode-worker')
  const subnets = workers.network_configuration[0].subnets
  const associations = shown.some('aws_route_table_association').filter(one => subnets.includes(one.subnet_id))
  if (associations.length < subnets.length) yield 'a subnet of workers has the routes of the whole network'
  const tables = shown.some('aws_route_table').filter(one => associations.some(association => association.route_table_id === one.id))
  const routes = [
    ...tables.flatMap(one => one.route ?? []),
    ...shown.all('aws_route').filter(route => tables.some(one => one.id === route.route_table_id)),
  ]
  for (const route of routes) {
    if (route.nat_gateway_id || route.gateway_id) yield `workers have a way out to ${route.destination_cidr_block ?? route.cidr_block}`
  }
}
