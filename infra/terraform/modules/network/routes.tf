locals {
  nat_zones = { none = [], single = slice(var.zones, 0, 1), per-zone = var.zones }[var.nat]

  # why a table for each zone of the services alone: only their way out differs by zone
  tables = merge(
    { for tier in ["public", "worker", "data"] : tier => tier },
    { for zone in var.zones : "app-${zone}" => "app" },
  )
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
  tags   = merge(var.tags, { Name = var.name })
}

resource "aws_eip" "nat" {
  for_each = toset(local.nat_zones)

  domain = "vpc"
  tags   = merge(var.tags, { Name = "${var.name}-nat-${each.key}" })
}

resource "aws_nat_gateway" "this" {
  for_each = toset(local.nat_zones)

  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = aws_subnet.this["public-${each.key}"].id
  tags          = merge(var.tags, { Name = "${var.name}-${each.key}" })

  depends_on = [aws_internet_gateway.this]
}

resource "aws_route_table" "this" {
  for_each = local.tables

  vpc_id = aws_vpc.this.id
  tags   = merge(var.tags, { Name = "${var.name}-${each.key}", Tier = each.value })
}

resource "aws_route_table_association" "this" {
  for_each = local.subnets

  subnet_id      = aws_subnet.this[each.key].id
  route_table_id = aws_route_table.this[each.value.tier == "app" ? each.key : each.value.tier].id
}

resource "aws_route" "internet" {
  route_table_id         = aws_route_table.this["public"].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}

# why for the services alone: the issuer of tokens and CloudFront have no endpoint; a worker's decoder must not get out
resource "aws_route" "nat" {
  for_each = length(local.nat_zones) == 0 ? toset([]) : toset(var.zones)

  route_table_id         = aws_route_table.this["app-${each.key}"].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this[contains(local.nat_zones, each.key) ? each.key : local.nat_zones[0]].id
}
