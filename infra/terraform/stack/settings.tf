# What the services are told. Names are those of infra/docs/settings.md; what is not here has its default.

locals {
  host     = { api = "api.${var.domain}", cdn = "cdn.${var.domain}" }
  internal = { domain = "internal.${var.domain}", video = "video.internal.${var.domain}", upload = "upload.internal.${var.domain}" }

  metrics_namespace = "Millrace/${var.environment}"

  common = {
    # why: then a service refuses an issuer that anybody may ask for tokens
    SPRING_PROFILES_ACTIVE         = "production"
    AWS_REGION                     = var.region
    SPRING_CLOUD_AWS_REGION_STATIC = var.region
    MILLRACE_CLOUDWATCH_NAMESPACE  = local.metrics_namespace
    SERVER_TOMCAT_KEEPALIVETIMEOUT = "200s"
  }

  with_tokens = {
    SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI = var.tokens.issuer

    MILLRACE_TOKENS_AUDIENCES     = join(",", var.tokens.audiences)
    MILLRACE_TOKENS_AUDIENCECLAIM = var.tokens.audience_claim
    MILLRACE_TOKENS_ROLESCLAIM    = var.tokens.roles_claim
  }

  with_media = {
    MILLRACE_BUCKET_NAME = module.media.bucket
    MILLRACE_QUEUE_NAME  = module.queue.names.jobs
  }

  with_database = {
    SPRING_DATASOURCE_URL       = "jdbc:postgresql://${module.database.endpoint}/millrace?sslmode=verify-full&sslrootcert=${var.database_ca_file}"
    MILLRACE_MIGRATIONS_ONSTART = "false"
  }

  settings = {
    api-gateway = merge(local.common, local.with_tokens, {
      SERVER_FORWARDHEADERSSTRATEGY = "native"
      MILLRACE_HOSTS_ALLOWED        = local.host.api
      MILLRACE_CORS_ALLOWEDORIGINS  = join(",", var.app_origins)
      MILLRACE_ROUTES_VIDEOSERVICE  = "https://${local.internal.video}"
      MILLRACE_ROUTES_UPLOADSERVICE = "https://${local.internal.upload}"
    })

    video-service = merge(local.common, local.with_tokens, local.with_media, local.with_database, {
      SPRING_DATASOURCE_USERNAME        = "video_app"
      MILLRACE_HOSTS_ALLOWED            = local.internal.video
      MILLRACE_QUEUE_DEADLETTERS        = module.queue.names.dead_letters
      MILLRACE_UPLOADSERVICE_URL        = "https://${local.internal.upload}"
      MILLRACE_PLAYBACK_CDNURL          = "https://${local.host.cdn}"
      MILLRACE_PLAYBACK_COOKIEDOMAIN    = var.domain
      MILLRACE_PLAYBACK_DISTRIBUTIONID  = module.cdn.distribution_id
      MILLRACE_PLAYBACK_KEYPAIRID       = module.cdn.key_pair_ids[var.playback_key]
      MILLRACE_COST_PRICELIST           = var.costs.price_list
      MILLRACE_COST_WORKERHOUR          = tostring(var.costs.worker_hour)
      MILLRACE_COST_SOURCEGIGABYTEMONTH = tostring(var.costs.source_gigabyte_month)
      MILLRACE_COST_OUTPUTGIGABYTEMONTH = tostring(var.costs.output_gigabyte_month)
    })

    upload-service = merge(local.common, local.with_tokens, local.with_media, local.with_database, {
      SPRING_DATASOURCE_USERNAME = "upload_app"
      MILLRACE_HOSTS_ALLOWED     = local.internal.upload
      MILLRACE_VIDEOSERVICE_URL  = "https://${local.internal.video}"
    })

    transcode-worker = merge(local.common, local.with_media, {
      MILLRACE_QUEUE_DEADLETTERS    = module.queue.names.dead_letters
      MILLRACE_VIDEOSERVICE_URL     = "https://${local.internal.video}"
      MILLRACE_PUBLISH_STORAGECLASS = "INTELLIGENT_TIERING"
    })
  }

  # Names of environment variables to secrets. Values are put there by an SRE and are in no state.
  secrets = {
    api-gateway = {}
    video-service = {
      SPRING_DATASOURCE_PASSWORD   = module.secrets.arns["video-app"]
      MILLRACE_WEBHOOKS_SECRETS    = module.secrets.arns["webhooks"]
      MILLRACE_PLAYBACK_PRIVATEKEY = module.secrets.arns["playback-key"]
    }
    upload-service = {
      SPRING_DATASOURCE_PASSWORD = module.secrets.arns["upload-app"]
      MILLRACE_WEBHOOKS_SECRETS  = module.secrets.arns["webhooks"]
    }
    transcode-worker = {
      MILLRACE_WEBHOOKS_SECRETS = module.secrets.arns["webhooks"]
    }
  }

  migrations = { for service, schema in { video-service = "video", upload-service = "upload" } : service => {
    environment = merge(local.common, local.with_database, {
      SPRING_DATASOURCE_USERNAME  = "${schema}_owner"
      MILLRACE_MIGRATIONS_GRANTTO = "${schema}_app"
    })
    secrets = { SPRING_DATASOURCE_PASSWORD = module.secrets.arns["${schema}-owner"] }
  } }
}
