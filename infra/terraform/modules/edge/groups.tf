resource "aws_security_group" "public" {
  name_prefix = "${var.name}-public-"
  description = "The public load balancer: anybody may come in by HTTP and HTTPS"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-public" })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "public" {
  for_each = { http = 80, https = 443 }

  security_group_id = aws_security_group.public.id
  description       = "${each.key} from anywhere"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
  tags              = var.tags
}

resource "aws_security_group" "internal" {
  name_prefix = "${var.name}-internal-"
  description = "The internal load balancer: services and workers of this network"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-internal" })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "internal" {
  security_group_id = aws_security_group.internal.id
  description       = "HTTPS from this network"
  cidr_ipv4         = var.vpc_cidr
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  tags              = var.tags
}

# why the network and not a group each: a service brings its group and its rule, and would wait for ours
resource "aws_vpc_security_group_egress_rule" "targets" {
  for_each = { public = aws_security_group.public.id, internal = aws_security_group.internal.id }

  security_group_id = each.value
  description       = "To the services' ports"
  cidr_ipv4         = var.vpc_cidr
  ip_protocol       = "tcp"
  from_port         = 8080
  to_port           = 8082
  tags              = var.tags
}
