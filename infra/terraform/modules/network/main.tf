resource "aws_vpc" "this" {
  cidr_block           = var.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true # why: private names of interface endpoints need both
  tags                 = merge(var.tags, { Name = var.name })
}

# why: what names no group of its own gets this one, which lets nothing in or out
resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id
  tags   = merge(var.tags, { Name = "${var.name}-default" })
}

locals {
  tiers = ["public", "app", "worker", "data"]

  # why four places for each tier: a further zone then moves no subnet
  subnets = { for pair in setproduct(local.tiers, var.zones) : "${pair[0]}-${pair[1]}" => {
    tier = pair[0]
    zone = pair[1]
    cidr = cidrsubnet(var.cidr, 4, 4 * index(local.tiers, pair[0]) + index(var.zones, pair[1]))
  } }

  subnet_ids = { for tier in local.tiers : tier => [for zone in var.zones : aws_subnet.this["${tier}-${zone}"].id] }
}

resource "aws_subnet" "this" {
  for_each = local.subnets

  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.value.zone
  cidr_block              = each.value.cidr
  map_public_ip_on_launch = false
  tags                    = merge(var.tags, { Name = "${var.name}-${each.key}", Tier = each.value.tier })
}
