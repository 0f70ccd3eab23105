locals {
  # what differs between the services beside settings, secrets and policies
  services = {
    api-gateway    = { port = 8080, host = local.host.api, balancer = module.edge.public, priority = 10, database = false }
    video-service  = { port = 8081, host = local.internal.video, balancer = module.edge.internal, priority = 10, database = true }
    upload-service = { port = 8082, host = local.internal.upload, balancer = module.edge.internal, priority = 20, database = true }
  }

  # REPOSITORY@sha256:… of ECR is ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME@…
  repository_arns = { for service, image in var.images : service =>
    "arn:aws:ecr:${split(".", image)[3]}:${split(".", image)[0]}:repository/${join("/", slice(split("/", split("@", image)[0]), 1, length(split("/", split("@", image)[0]))))}"
  }
}

module "api_certificate" {
  source = "../../modules/certificate"

  domain  = local.host.api
  zone_id = var.zone_id
  tags    = local.tags
}

module "internal_certificate" {
  source = "../../modules/certificate"

  domain  = "*.${local.internal.domain}"
  zone_id = var.zone_id
  tags    = local.tags
}

module "cdn_certificate" {
  source = "../../modules/certificate"

  providers = { aws = aws.us_east_1 }

  domain  = local.host.cdn
  zone_id = var.zone_id
  tags    = local.tags
}

module "edge" {
  source = "../../modules/edge"

  name                     = local.name
  vpc_id                   = module.network.vpc_id
  vpc_cidr                 = var.network.cidr
  public_subnet_ids        = module.network.public_subnet_ids
  app_subnet_ids           = module.network.app_subnet_ids
  zone_id                  = var.zone_id
  api_host                 = local.host.api
  internal_domain          = local.internal.domain
  certificate_arn          = module.api_certificate.arn
  internal_certificate_arn = module.internal_certificate.arn
  log_bucket               = module.media.log_bucket
  logs_key_arn             = module.keys.logs_key_arn
  deletion_protection      = var.deletion_protection
  tags                     = local.tags
}

module "cluster" {
  source = "../../modules/cluster"

  name = local.name
  tags = local.tags
}

module "service" {
  source   = "../../modules/service"
  for_each = local.services

  name            = local.name
  service         = each.key
  image           = var.images[each.key]
  repository_arn  = local.repository_arns[each.key]
  cpu             = var.services[each.key].cpu
  memory          = var.services[each.key].memory
  min             = var.services[each.key].min
  max             = var.services[each.key].max
  port            = each.value.port
  environment     = local.settings[each.key]
  secrets         = local.secrets[each.key]
  secrets_key_arn = module.keys.data_key_arn
  policy_json     = local.policies[each.key]
  cluster_arn     = module.cluster.arn
  cluster_name    = module.cluster.name
  region          = var.region
  account_id      = var.account_id
  vpc_id          = module.network.vpc_id
  subnet_ids      = module.network.app_subnet_ids
  database_sg     = each.value.database ? { id = module.database.sg_id } : null
  balancer        = each.value.balancer
  host            = each.value.host
  priority        = each.value.priority
  log_group       = aws_cloudwatch_log_group.service[each.key].name
  alarm_topics    = [module.observe.topic_arns.page]
  tags            = local.tags
}

module "worker" {
  source = "../../modules/worker"

  name              = local.name
  image             = var.images.transcode-worker
  repository_arn    = local.repository_arns.transcode-worker
  instance_types    = var.workers.instance_types
  vcpus             = var.workers.vcpus
  memory            = var.workers.memory
  scratch_gib       = var.workers.scratch_gib
  min               = var.workers.min
  max               = var.workers.max
  on_demand_base    = var.workers.on_demand_base
  bytes_per_worker  = var.workers.bytes_per_worker
  environment       = local.settings.transcode-worker
  secrets           = local.secrets.transcode-worker
  secrets_key_arn   = module.keys.data_key_arn
  policy_json       = local.policies.transcode-worker
  cluster_arn       = module.cluster.arn
  cluster_name      = module.cluster.name
  metrics_namespace = local.metrics_namespace
  region            = var.region
  account_id        = var.account_id
  vpc_id            = module.network.vpc_id
  subnet_ids        = module.network.worker_subnet_ids
  log_group         = aws_cloudwatch_log_group.service["transcode-worker"].name
  tags              = local.tags
}

module "migrate" {
  source   = "../../modules/migrate"
  for_each = local.migrations

  name            = local.name
  service         = each.key
  image           = var.images[each.key]
  repository_arn  = local.repository_arns[each.key]
  environment     = each.value.environment
  secrets         = each.value.secrets
  secrets_key_arn = module.keys.data_key_arn
  region          = var.region
  account_id      = var.account_id
  log_group       = aws_cloudwatch_log_group.service[each.key].name
  tags            = local.tags
}

# Of the migrations' tasks, which nobody calls.
resource "aws_security_group" "migrate" {
  name_prefix = "${local.name}-migrate-"
  description = "Migrations: nobody comes in"
  vpc_id      = module.network.vpc_id
  tags        = merge(local.tags, { Name = "${local.name}-migrate" })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_egress_rule" "migrate" {
  for_each = { https = [443, "0.0.0.0/0"], postgresql = [5432, var.network.cidr] }

  security_group_id = aws_security_group.migrate.id
  description       = each.key
  cidr_ipv4         = each.value[1]
  ip_protocol       = "tcp"
  from_port         = each.value[0]
  to_port           = each.value[0]
  tags              = local.tags
}

resource "aws_route53_record" "cdn" {
  for_each = toset(["A", "AAAA"])

  zone_id = var.zone_id
  name    = local.host.cdn
  type    = each.value

  alias {
    name                   = module.cdn.domain
    zone_id                = "Z2FDTNDATAQYW2" # CloudFront's, everywhere
    evaluate_target_health = false
  }
}
