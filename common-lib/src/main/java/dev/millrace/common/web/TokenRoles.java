package dev.millrace.common.web;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** The roles of a caller, as authorities. */
public final class TokenRoles implements Converter<Jwt, Collection<GrantedAuthority>> {

    private final TokenProperties properties;

    public TokenRoles(TokenProperties properties) {
        this.properties = properties;
    }

    @Override
    public Collection<GrantedAuthority> convert(Jwt token) {
        List<String> roles = token.getClaimAsStringList(properties.rolesClaim());
        Stream<String> names = roles == null ? Stream.empty() : roles.stream();
        return names.<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }
}
