output "urls" {
  description = "Where the API and the streams are."
  value       = { api = "https://${local.host.api}", cdn = "https://${local.host.cdn}" }
}

output "migrations" {
  description = "What a release runs first: aws ecs run-task with each task definition, in these subnets and group."
  value = {
    cluster          = module.cluster.name
    task_definitions = { for service, migration in module.migrate : service => migration.task_definition }
    subnets          = module.network.app_subnet_ids
    security_group   = aws_security_group.migrate.id
  }
}

output "secrets" {
  description = "The secrets whose values an SRE puts, by name."
  value       = module.secrets.arns
}

output "settings" {
  description = "What each service is told, secrets by name alone."
  value = { for service, settings in local.settings : service => {
    settings = settings
    secrets  = keys(try(local.secrets[service], {}))
  } }
}

output "names" {
  description = "What runbooks name: cluster, bucket, queues, groups of machines, distribution, database."
  value = {
    cluster      = module.cluster.name
    bucket       = module.media.bucket
    queues       = module.queue.urls
    machines     = module.worker.asg_names
    distribution = module.cdn.distribution_id
    database     = module.database.endpoint
  }
}
