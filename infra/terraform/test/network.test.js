import { ACCOUNT, REGION } from '../offline/provider/values.js'
import { keepAlive, seconds } from './lab/code.js'
import { mayDo } from './lab/iam.js'
import { list, policy } from './lab/policy.js'
import { SERVICES } from './lab/shown.js'

policy('P2 who calls from outside calls by TLS', function* (shown) {
  for (const listener of shown.some('aws_lb_listener')) {
    const redirects = listener.default_action.every(action => action.type === 'redirect' && action.redirect[0].protocol === 'HTTPS')
    if (listener.protocol === 'HTTP' && !redirects) yield `${listener.address} answers without TLS`
    if (listener.protocol === 'HTTPS' && !/TLS13-1-[23]/.test(listener.ssl_policy)) yield `${listener.address} has ${listener.ssl_policy}`
  }
  const { viewer_certificate, origin, default_cache_behavior, ordered_cache_behavior } = shown.distribution
  if (viewer_certificate[0].minimum_protocol_version < 'TLSv1.2_2021') yield `the CDN has ${viewer_certificate[0].minimum_protocol_version}`
  for (const behaviour of [...default_cache_behavior, ...list(ordered_cache_behavior)]) {
    if (!['https-only', 'redirect-to-https'].includes(behaviour.viewer_protocol_policy)) yield 'the CDN answers without TLS'
  }
  for (const { custom_origin_config } of origin) {
    for (const one of list(custom_origin_config)) if (one.origin_protocol_policy !== 'https-only') yield 'the CDN asks without TLS'
  }
  const parameters = shown.some('aws_db_parameter_group').flatMap(group => group.parameter)
  if (!parameters.some(one => one.name === 'rds.force_ssl' && one.value === '1')) yield 'the database answers without TLS'
})

policy('P4 nothing is public but the load balancer and the CDN', function* (shown) {
  const open = shown.all('aws_vpc_security_group_ingress_rule').filter(rule => rule.cidr_ipv4 === '0.0.0.0/0' || rule.cidr_ipv6 === '::/0')
  for (const rule of open) {
    const ofBalancer = shown.some('aws_lb').some(one => !one.internal && one.security_groups.includes(rule.security_group_id))
    if (!ofBalancer || ![80, 443].includes(rule.from_port) || rule.from_port !== rule.to_port) yield `${rule.address} lets everybody in`
  }
  for (const group of shown.all('aws_security_group')) if (list(group.ingress).length > 0) yield `${group.address} has rules within itself`
  for (const subnet of shown.some('aws_subnet')) if (subnet.map_public_ip_on_launch === true) yield `${subnet.address} hands out public addresses`
  for (const service of shown.some('aws_ecs_service')) {
    if (service.network_configuration[0].assign_public_ip === true) yield `${service.name} has a public address`
  }
  for (const template of shown.some('aws_launch_template')) {
    if (template.network_interfaces.some(one => String(one.associate_public_ip_address) === 'true')) yield `${template.name} has a public address`
  }
  const publicBalancers = shown.some('aws_lb').filter(one => !one.internal)
  if (publicBalancers.length !== 1) yield `${publicBalancers.length} load balancers are public`
})

policy('P12 the inner of two time-outs ends first', function* (shown) {
  for (const balancer of shown.some('aws_lb')) {
    if (balancer.idle_timeout <= 120) yield `${balancer.name} ends an event stream after ${balancer.idle_timeout} s of silence`
    for (const service of SERVICES.slice(0, 3)) {
      const kept = seconds(shown.settings(service).SERVER_TOMCAT_KEEPALIVETIMEOUT ?? `${keepAlive()}s`)
      if (kept <= balancer.idle_timeout) yield `${service} closes connections after ${kept} s, which ${balancer.name} still uses`
    }
    if (!balancer.internal && balancer.xff_header_processing_mode !== 'append') yield 'callers choose their address themselves'
  }
  for (const group of shown.some('aws_lb_target_group')) {
    if (Number(group.deregistration_delay) > 30) yield `${group.address} lets go after ${group.deregistration_delay} s`
    if (group.health_check[0].path !== '/actuator/health/liveness') yield `${group.address} is asked for ${group.health_check[0].path}`
  }
  const { MILLRACE_PLAYBACK_COOKIEDOMAIN: domain, MILLRACE_PLAYBACK_CDNURL: cdn } = shown.settings('video-service')
  const hosts = [new URL(cdn).hostname, shown.settings('api-gateway').MILLRACE_HOSTS_ALLOWED.split(',')[0]]
  for (const host of hosts) if (!host.endsWith(`.${domain}`)) yield `cookies for ${domain} do not reach ${host}`
  if (shown.settings('api-gateway').SERVER_FORWARDHEADERSSTRATEGY !== 'native') yield 'all callers share the address of the load balancer'
})

policy('P21 the firewall lets large bodies of ours pass, and no flood', function* (shown) {
  const rules = shown.some('aws_wafv2_web_acl').flatMap(one => JSON.parse(one.rule_json))
  if (!rules.some(rule => rule.Statement.RateBasedStatement && rule.Action?.Block)) yield 'nothing bounds the requests of one address'
  const common = rules.find(rule => rule.Statement.ManagedRuleGroupStatement?.Name === 'AWSManagedRulesCommonRuleSet')
  const overrides = list(common?.Statement.ManagedRuleGroupStatement.RuleActionOverrides)
  const counted = overrides.some(one => one.Name === 'SizeRestrictions_BODY' && one.ActionToUse.Count)
  if (!counted) yield 'completing an upload of many parts is blocked by its size'
  const balancer = shown.some('aws_lb').find(one => !one.internal)
  if (!shown.some('aws_wafv2_web_acl_association').some(one => one.resource_arn === balancer.arn)) yield 'no firewall before the load balancer'
})

policy('P21 the firewall writes down what it stops, without what opens doors', function* (shown) {
  const [log] = shown.all('aws_wafv2_web_acl_logging_configuration')
  if (!log) { yield 'who was blocked, and why, is not known'; return }
  const groups = shown.some('aws_cloudwatch_log_group')
  for (const arn of log.log_destination_configs) {
    const group = groups.find(one => arn === one.arn)
    if (!group?.name.startsWith('aws-waf-logs-')) yield `the firewall cannot write to ${arn}`
  }
  const redacted = log.redacted_fields.flatMap(field => field.single_header.map(header => header.name))
  for (const header of ['authorization', 'cookie']) if (!redacted.includes(header)) yield `its log holds each caller's ${header}`
})

policy('P4 what the network refuses is written down', function* (shown) {
  const [network] = shown.some('aws_vpc')
  const logs = shown.all('aws_flow_log').filter(one => one.vpc_id === network.id && ['REJECT', 'ALL'].includes(one.traffic_type))
  if (logs.length === 0) yield 'a worker that looks for a way out is not seen'
  for (const log of logs) {
    const [bucket, ...folder] = log.log_destination.replace('arn:aws:s3:::', '').split('/')
    const own = shown.policyOf('aws_s3_bucket_policy', one => one.bucket === bucket)
    const may = (action, resource) => mayDo([], own, {
      caller: { service: 'delivery.logs.amazonaws.com' }, action, resource,
      context: {
        'aws:SecureTransport': 'true', 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceAccount': ACCOUNT,
        'aws:SourceArn': `arn:aws:logs:${REGION}:${ACCOUNT}:delivery-source:any`,
      },
    })
    if (!may('s3:PutObject', `arn:aws:s3:::${bucket}/${folder.join('/')}AWSLogs/${ACCOUNT}/any`)) yield `${log.address} may not write`
    if (!may('s3:GetBucketAcl', `arn:aws:s3:::${bucket}`)) yield `${log.address} may not look at the bucket's ACL`
  }
})
