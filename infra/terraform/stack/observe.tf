# What calls somebody, and where one looks first.

module "observe" {
  source = "../../modules/observe"

  name                = local.name
  region              = var.region
  account_id          = var.account_id
  metrics_namespace   = local.metrics_namespace
  balancer            = module.edge.public.arn_suffix
  cluster_name        = module.cluster.name
  services            = merge({ for name, one in module.service : name => one.service }, { transcode-worker = module.worker.service })
  dead_letters        = module.queue.names.dead_letters
  distribution_id     = module.cdn.distribution_id
  certificates        = { api = module.api_certificate.arn, internal = module.internal_certificate.arn }
  cdn_certificate_arn = module.cdn_certificate.arn
  page_emails         = var.alarms.page_emails
  ticket_emails       = var.alarms.ticket_emails
  budget_usd          = var.alarms.budget_usd
  alarm_arns          = concat([for one in module.service : one.alarm_arn], [for one in module.canary : one.alarm_arn])
  tags                = local.tags

  database = {
    identifier  = module.database.identifier
    class       = var.database.class
    storage_gib = var.database.storage_gib
  }
}

module "canary" {
  source = "../../modules/canary"
  count  = var.canary == null ? 0 : 1

  name              = local.name
  api               = "https://${local.host.api}"
  issuer            = var.tokens.issuer
  client_secret_arn = module.secrets.arns["canary"]
  secrets_key_arn   = module.keys.data_key_arn
  every_minutes     = var.canary.every_minutes
  topic_arn         = module.observe.topic_arns.page
  logs_key_arn      = module.keys.logs_key_arn
  region            = var.region
  account_id        = var.account_id
  tags              = local.tags
}
