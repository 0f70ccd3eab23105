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
  tags                = local.tags

  database = {
    identifier  = module.database.identifier
    class       = var.database.class
    storage_gib = var.database.storage_gib
  }
}
