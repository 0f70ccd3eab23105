output "vpc_id" {
  description = "Id of the network."
  value       = aws_vpc.this.id
}

output "public_subnet_ids" {
  description = "Subnets of the public load balancer, one in each zone."
  value       = local.subnet_ids.public
}

output "app_subnet_ids" {
  description = "Subnets of the services, one in each zone, with a way out through NAT."
  value       = local.subnet_ids.app
}

output "worker_subnet_ids" {
  description = "Subnets of the workers, one in each zone, with no way out but endpoints."
  value       = local.subnet_ids.worker
}

output "data_subnet_ids" {
  description = "Subnets of the database, one in each zone, with no way out."
  value       = local.subnet_ids.data
}

output "endpoint_sg" {
  description = "Security group of the interface endpoints."
  value       = aws_security_group.endpoints.id
}
