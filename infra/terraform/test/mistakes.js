// Mistakes that people make: each is an edit of the modules, and each must turn its own policy red.

/** @param wanted text or pattern that stands there exactly once */
const edit = (what, policy, file, wanted, instead) => ({ what, policy, file, wanted, instead })

const SERVICE = 'modules/service/main.tf'
const BALANCING = 'modules/service/balancing.tf'
const WORKER = 'modules/worker/main.tf'
const MACHINES = 'modules/worker/machines.tf'
const CONFINEMENT = 'modules/worker/confinement.tf'
const BALANCERS = 'modules/edge/balancers.tf'
const MEDIA = 'modules/media/main.tf'
const LIFECYCLE = 'modules/media/lifecycle.tf'
const QUEUE = 'modules/queue/main.tf'
const CDN = 'modules/cdn/main.tf'
const DATABASE = 'modules/database/main.tf'
const POLICIES = 'stack/policies.tf'
const SETTINGS = 'stack/settings.tf'
const ALARMS = 'modules/observe/alarms.tf'
const API = 'modules/observe/api.tf'
const PIPELINE = 'modules/observe/pipeline.tf'
const CANARY = 'modules/canary/main.tf'
const TOPICS = 'modules/observe/topics.tf'

export const MISTAKES = [
  edit('s3:* for the worker', 'P6', POLICIES, 'Action = ["s3:DeleteObject", "s3:PutObject"], Resource', 'Action = "s3:*", Resource'),
  edit('the worker may delete sources', 'P6', POLICIES, 'Action = ["s3:DeleteObject", "s3:PutObject"], Resource = [',
    'Action = ["s3:DeleteObject", "s3:PutObject"], Resource = [local.objects.sources, '),
  edit('the gateway has sqs:*', 'P6', POLICIES, 'api-gateway = [local.send_series]',
    'api-gateway = [local.send_series, { Effect = "Allow", Action = "sqs:*", Resource = "*" }]'),
  edit('a misspelt action', 'P6', POLICIES, '"sqs:GetQueueUrl", "sqs:ReceiveMessage", "sqs:SendMessage"]\n        Resource = module.queue.arns.jobs',
    '"sqs:GetQueueUrl", "sqs:RecieveMessage", "sqs:SendMessage"]\n        Resource = module.queue.arns.jobs'),
  edit('no s3:ListBucket', 'P6', POLICIES, 'Action    = "s3:ListBucket"', 'Action    = "s3:ListBucketVersions"'),
  edit('upload-service may not decrypt parts', 'P6', POLICIES, /(upload-service = \[\s+local\.send_series, local\.list_videos), local\.encrypted_objects/, '$1'),
  edit('a role for every role', 'P6', 'modules/service/roles.tf', 'Resource = local.secret_arns }', 'Resource = "*" }'),
  edit('keep-alive below the idle time', 'P12', SETTINGS, /SERVER_TOMCAT_KEEPALIVETIMEOUT(\s+)= "200s"/, 'SERVER_TOMCAT_KEEPALIVETIMEOUT$1= "60s"'),
  edit("the load balancer's address for all callers", 'P12', SETTINGS, /SERVER_FORWARDHEADERSSTRATEGY\s+= "native"\n/, ''),
  edit('no region', 'P20', SETTINGS, /\n\s+AWS_REGION\s+= var\.region/, ''),
  edit('a setting that nobody reads', 'P20', SETTINGS, 'MILLRACE_UPLOADSERVICE_URL', 'MILLRACE_UPLOADSERVICE_URI'),
  edit('a password in the environment', 'P11', SETTINGS, /(SPRING_DATASOURCE_USERNAME\s+= "upload_app")/, '$1\n      SPRING_MAIL_PASSWORD = "correct-horse"'),
  edit('idle connections end after 60 s', 'P12', BALANCERS, 'idle_timeout = 180', 'idle_timeout = 60'),
  edit('callers name their own address', 'P12', BALANCERS, 'xff_header_processing_mode = "append"', 'xff_header_processing_mode = "preserve"'),
  edit('TLS 1.0', 'P2', BALANCERS, 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06', 'ELBSecurityPolicy-2016-08'),
  edit('readiness as health check', 'P11', SERVICE, '/actuator/health/liveness', '/actuator/health/readiness'),
  edit('the load balancer asks for readiness', 'P12', 'modules/service/variables.tf', '"/actuator/health/liveness"', '"/actuator/health/readiness"'),
  edit('a root that can be written', 'P11', SERVICE, /readonlyRootFilesystem(\s+)= true/, 'readonlyRootFilesystem$1= false'),
  edit('capabilities are kept', 'P11', WORKER, 'drop = ["ALL"]', 'drop = []'),
  edit('an image by tag', 'P11', SERVICE, /image(\s+)= var\.image/, 'image$1= "${split("@", var.image)[0]}:latest"'),
  edit('a worker is killed in its drain', 'P11', WORKER, 'stopTimeout = 120', 'stopTimeout = 30'),
  edit('a log that blocks', 'P11', SERVICE, /mode(\s+)= "non-blocking"/, 'mode$1= "blocking"'),
  edit('no way back from a release', 'P11', SERVICE, /(deployment_circuit_breaker \{\s+enable\s+= true\s+)rollback = true/, '$1rollback = false'),
  edit('a service with a public address', 'P4', SERVICE, 'assign_public_ip = false', 'assign_public_ip = true'),
  edit('everybody reaches the services', 'P4', BALANCING, 'referenced_security_group_id = var.balancer.security_group_id', 'cidr_ipv4 = "0.0.0.0/0"'),
  edit('capacity rebalancing', 'P13', MACHINES, 'capacity_rebalance    = false', 'capacity_rebalance    = true'),
  edit('machines are ended while they work', 'P13', MACHINES, 'protect_from_scale_in = true', 'protect_from_scale_in = false'),
  edit('no Spot draining', 'P13', CONFINEMENT, 'ECS_ENABLE_SPOT_INSTANCE_DRAINING=true', 'ECS_ENABLE_SPOT_INSTANCE_DRAINING=false'),
  edit('metadata without a token', 'P13', MACHINES, /http_tokens(\s+)= "required"/, 'http_tokens$1= "optional"'),
  edit("tasks see the machine's metadata", 'P13', CONFINEMENT, '    ECS_AWSVPC_BLOCK_IMDS=true\n', ''),
  edit('a profile without network namespaces', 'P13', CONFINEMENT, 'ipc = 134217728', 'ipc = 134217728, net = 1073741824'),
  edit('a disk that is not encrypted', 'P3', MACHINES, 'encrypted = true', 'encrypted = false'),
  edit('large bodies are blocked', 'P21', 'modules/edge/waf.tf', '["SizeRestrictions_BODY"]', '[]'),
  edit("callers' tokens in the firewall's log", 'P21', 'modules/edge/waf.tf', '["authorization", "cookie"]', '["cookie"]'),
  edit('a network that writes nothing down', 'P4', 'stack/logs.tf', /resource "aws_flow_log"[^]*?\n\}\n/, ''),
  edit('a public ACL', 'P1', MEDIA, /$/, '\nresource "aws_s3_bucket_acl" "media" {\n  bucket = aws_s3_bucket.media.bucket\n  acl    = "public-read"\n}\n'),
  edit('public policies are let in', 'P1', MEDIA, /block_public_policy(\s+)= true/, 'block_public_policy$1= false'),
  edit('a bucket without TLS', 'P2', MEDIA, /\n\s+local\.tls_only\.media,/, ''),
  edit('a key for each object', 'P3', MEDIA, 'bucket_key_enabled = true', 'bucket_key_enabled = false'),
  edit('every page may put parts', 'P10', MEDIA, 'allowed_origins = var.app_origins', 'allowed_origins = ["*"]'),
  edit('no ETag for browsers', 'P10', MEDIA, 'expose_headers  = ["ETag"]', 'expose_headers  = []'),
  edit('the CDN reads all of videos/', 'P7', MEDIA, '/videos/*/hls/*"', '/videos/*"'),
  edit('any distribution reads outputs', 'P7', MEDIA, /\n\s+Condition = \{ StringEquals = \{ "aws:SourceArn" = var\.cdn_arn \} \}/, ''),
  edit('the key is for any distribution', 'P23', 'modules/keys/main.tf', /\n\s+Condition = \{ StringEquals = \{ "aws:SourceArn" = var\.cdn_arn \} \}/, ''),
  edit('uploads are aborted after a day', 'P9', LIFECYCLE, 'days_after_initiation = var.abort_after_days', 'days_after_initiation = 1'),
  edit('GLACIER, which needs a restore', 'P9', LIFECYCLE, 'storage_class = "GLACIER_IR"', 'storage_class = "GLACIER"'),
  edit('a tag that the code does not write', 'P9', LIFECYCLE, 'value = "source"', 'value = "original"'),
  edit('archive tiers for outputs', 'P9', LIFECYCLE, /$/, `
resource "aws_s3_bucket_intelligent_tiering_configuration" "media" {
  bucket = aws_s3_bucket.media.bucket
  name   = "archive"

  tiering {
    access_tier = "ARCHIVE_ACCESS"
    days        = 90
  }
}
`),
  edit('no dead letters', 'P5', QUEUE, /resource "aws_sqs_queue_redrive_policy"[^]*?\n\}\n/, ''),
  edit('messages are kept for 4 days', 'P5', QUEUE, '= 1209600', '= 345600'),
  edit('a queue without TLS', 'P2', QUEUE, /resource "aws_sqs_queue_policy"[^]*?\n\}\n/, ''),
  edit('streams without a signature', 'P8', CDN, /trusted_key_groups\s+= \[.*\]/, ''),
  edit('every page plays with cookies', 'P8', 'modules/cdn/policies.tf', 'items = var.app_origins', 'items = ["*"]'),
  edit('a 404 is kept for ten seconds', 'P8', CDN, 'error_caching_min_ttl = 1', 'error_caching_min_ttl = 10'),
  edit('a public database', 'P16', DATABASE, 'publicly_accessible    = false', 'publicly_accessible    = true'),
  edit('a database that can be deleted', 'P16', DATABASE, 'deletion_protection       = var.deletion_protection', 'deletion_protection       = false'),
  edit('a password that is written down', 'P16', DATABASE, /manage_master_user_password\s+= true/, 'password = "correct-horse"'),
  edit('a database without TLS', 'P2', DATABASE, /(name\s+= "rds\.force_ssl"\s+value = )"1"/, '$1"0"'),
  edit('a secret in the state', 'P17', 'modules/secrets/main.tf', /$/, `
resource "aws_secretsmanager_secret_version" "this" {
  for_each = aws_secretsmanager_secret.this

  secret_id     = each.value.id
  secret_string = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
}
`),
  edit('a way out for workers', 'P13', 'modules/network/routes.tf', /$/, `
resource "aws_route" "worker" {
  route_table_id         = aws_route_table.this["worker"].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this[local.nat_zones[0]].id
}
`),
  edit('subnets that hand out public addresses', 'P4', 'modules/network/main.tf', 'map_public_ip_on_launch = false', 'map_public_ip_on_launch = true'),
  edit('a bucket without tags', 'P22', MEDIA, /\n\s+tags   = merge\(var\.tags, \{ Name = var\.name \}\)/, ''),
  edit('a change at every plan', 'P18', 'modules/cluster/main.tf', 'tags = var.tags', 'tags = merge(var.tags, { At = timestamp() })'),
  edit('a value that nobody reads', 'P19', 'live/production/terraform.tfvars.example', 'environment = "production"', 'environment = "production"\nretries = 3'),
  edit('an input that the example does not explain', 'P19', 'live/staging/terraform.tfvars.example', /\n# Where the images have RDS's certificates.*\ndatabase_ca_file = .*\n/, ''),
  edit("the database's certificates in another place", 'P20', 'live/staging/terraform.tfvars.example', '"/opt/rds/global-bundle.pem"', '"/opt/rds/bundle.pem"'),
  edit('an alarm on what nobody sends', 'P14', PIPELINE, '"video.jobs.oldest.seconds.value", stat = "Maximum" } }\n        threshold = 900', '"transcode.queue.age.value", stat = "Maximum" } }\n        threshold = 900'),
  edit('an alarm without a runbook', 'P14', ALARMS, '"infra/docs/runbooks/${each.value.runbook}.md: ${each.value.what}"', 'each.value.what'),
  edit('an alarm with a runbook that is not there', 'P14', PIPELINE, 'runbook   = "queue-old"', 'runbook   = "queue"'),
  edit('alarms that call nobody', 'P14', ALARMS, /alarm_actions(\s+)= local\.called\[each\.value\.level\]/, 'alarm_actions$1= []'),
  edit('alarms that never say that it is over', 'P14', ALARMS, /ok_actions(\s+)= local\.called\[each\.value\.level\]/, 'ok_actions$1= []'),
  edit('silence is no alarm', 'P14', PIPELINE, 'missing = "breaching"', 'missing = "notBreaching"'),
  edit('a sum over instances that all say the same', 'P14', PIPELINE, 'name = "video.jobs.waiting.value", stat = "Maximum"', 'name = "video.jobs.waiting.value", stat = "Sum"'),
  edit("CloudFront's alarms in our region", 'P14', 'modules/observe/cdn.tf', /(resource "aws_cloudwatch_metric_alarm" "cdn" \{\s+for_each = local\.cdn\s+)region\s+= "us-east-1"\n/, '$1'),
  edit('topics that CloudWatch has no key for', 'P14', TOPICS, '["cloudwatch.amazonaws.com", "events', '["events'),
  edit('a condition that EventBridge does not meet', 'P14', TOPICS, 'silent_callers = ["events.amazonaws.com"]', 'silent_callers = ["events.rds.amazonaws.com"]'),
  edit('a bound in milliseconds', 'P14', PIPELINE, 'threshold = 900, periods = 5', 'threshold = 900000, periods = 5'),
  edit('a full disk is none', 'P14', 'modules/observe/database.tf', '* 1073741824 / 5, side = "Less"', '* 1073741824 / 5, side = "Greater"'),
  edit('one failed call at night wakes somebody', 'P14', API, 'IF(FILL(calls, 0) >= 100,', 'IF(FILL(calls, 0) >= 1,'),
  edit('a page for a burst that is over', 'P14', API, 'join(" AND "', 'join(" OR "'),
  edit('one minute without a worker is a page', 'P14', PIPELINE, 'threshold = 0, periods = 15, missing', 'threshold = 0, periods = 1, missing'),
  edit('a period that CloudWatch refuses', 'P14', ALARMS, 'try(each.value.period, 60)', 'try(each.value.period, 90)'),
  edit('a dashboard of what nobody sends', 'P15', 'modules/observe/dashboard.tf', '"video.jobs.oldest.seconds.value"', '"transcode.queue.age.value"'),
  edit('widgets that cover each other', 'P15', 'modules/observe/dashboard.tf', 'x = column * 8', 'x = column * 7'),
  edit('an alarm that the dashboard does not show', 'P15', 'modules/observe/dashboard.tf', ', var.alarm_arns)', ')'),
  edit('workers wait for a series of workers', 'P13', 'modules/worker/scaling.tf', '+ claimed"', '+ FILL(claimed, 0)"'),
  edit('a canary that nobody hears of when it stops', 'P25', CANARY, 'treat_missing_data = "breaching"', 'treat_missing_data = "ignore"'),
  edit('a canary that runs before the last run ends', 'P25', CANARY, 'rate(${var.every_minutes} minutes)', 'rate(5 minutes)'),
  edit('a canary that is killed while it waits', 'P25', CANARY, 'wait_seconds = 720', 'wait_seconds = 820'),
  edit('a canary that is not told where to ask for a token', 'P25', CANARY, /\n\s+ISSUER\s+= var\.issuer/, ''),
  edit('reports that stay for ever', 'P25', 'modules/canary/bucket.tf', 'days = 31', 'days = 3650'),
  edit('a canary that reads all secrets', 'P6', 'modules/canary/roles.tf', 'Resource = var.client_secret_arn', 'Resource = "arn:aws:secretsmanager:*:*:secret:*"'),
  edit('a canary that deletes videos in storage', 'P6', 'modules/canary/roles.tf', '["s3:GetObject", "s3:PutObject"]', '["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]'),
  edit("the canary's bucket without TLS", 'P2', 'modules/canary/bucket.tf', '"aws:SecureTransport" = "false"', '"aws:SecureTransport" = "maybe"'),
  edit("the client's secret in the state", 'P17', CANARY, '{ Name = var.name }', '{ Name = var.name, Client = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }'),
  edit('topics without TLS', 'P2', TOPICS, '"aws:SecureTransport" = "false"', '"aws:SecureTransport" = "maybe"'),
  edit('no budget', 'P22', 'modules/observe/cost.tf', /resource "aws_budgets_budget"[^]*?\n\}\n/, ''),
  edit('the monitor of costs that an account has once', 'P22', 'modules/observe/cost.tf', /monitor_type = "CUSTOM"/, 'monitor_type = "DIMENSIONAL"'),
]
