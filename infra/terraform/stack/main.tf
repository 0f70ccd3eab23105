# All of Millrace in one account and region. live/staging and live/production are links to these files, so that they differ in
# their terraform.tfvars alone.

locals {
  name = "millrace-${var.environment}"
  tags = { Project = "millrace", Environment = var.environment, ManagedBy = "terraform" }
}

module "network" {
  source = "../../modules/network"

  name                = local.name
  cidr                = var.network.cidr
  zones               = var.network.zones
  nat                 = var.network.nat
  interface_endpoints = var.network.interface_endpoints
  tags                = local.tags
}

module "keys" {
  source = "../../modules/keys"

  name    = local.name
  admins  = ["arn:aws:iam::${var.account_id}:root"]
  cdn_arn = module.cdn.arn
  tags    = local.tags
}

module "media" {
  source = "../../modules/media"

  name               = "${local.name}-media-${var.account_id}"
  key_arn            = module.keys.data_key_arn
  app_origins        = var.app_origins
  archive_after_days = var.archive_after_days
  cdn_arn            = module.cdn.arn
  tags               = local.tags
}

module "cdn" {
  source = "../../modules/cdn"

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  name            = local.name
  media           = { regional_domain = module.media.regional_domain }
  aliases         = [local.host.cdn]
  certificate_arn = module.cdn_certificate.arn
  public_keys     = var.playback_keys
  app_origins     = var.app_origins
  shield_region   = var.shield_region
  log_bucket      = module.media.log_bucket
  tags            = local.tags
}

module "queue" {
  source = "../../modules/queue"

  name = local.name
  tags = local.tags
}

module "secrets" {
  source = "../../modules/secrets"

  name    = local.name
  names   = concat(["webhooks", "playback-key", "video-app", "video-owner", "upload-app", "upload-owner"], var.canary == null ? [] : ["canary"])
  key_arn = module.keys.data_key_arn
  tags    = local.tags
}

module "database" {
  source = "../../modules/database"

  name                = local.name
  vpc_id              = module.network.vpc_id
  subnet_ids          = module.network.data_subnet_ids
  key_arn             = module.keys.data_key_arn
  logs_key_arn        = module.keys.logs_key_arn
  class               = var.database.class
  storage_gib         = var.database.storage_gib
  max_storage_gib     = var.database.max_storage_gib
  multi_az            = var.database.multi_az
  backup_days         = var.database.backup_days
  deletion_protection = var.deletion_protection
  tags                = local.tags

  client_sg_ids = {
    video-service  = module.service["video-service"].sg_id
    upload-service = module.service["upload-service"].sg_id
    migrations     = aws_security_group.migrate.id
  }
}

module "backup" {
  source = "../../modules/backup"

  name    = local.name
  db      = module.database.arn
  key_arn = module.keys.data_key_arn
  region  = var.backup_region
  tags    = local.tags
}
