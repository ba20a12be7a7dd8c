package dev.freehold.identity.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An OpenID Connect issuer, as far as a resource server asks it anything: its discovery document and its keys. */
public final class FakeIssuer implements QuarkusTestResourceLifecycleManager {
    private static HttpServer server;
    private static RsaJsonWebKey key;

    @Override
    public Map<String, String> start() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("outside");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            server.createContext(
                    "/.well-known/openid-configuration",
                    exchange -> answer(
                            exchange,
                            "{\"issuer\": \"" + address() + "\", \"jwks_uri\": \"" + address() + "/keys\","
                                    + " \"token_endpoint\": \"" + address() + "/token\"}"));
            server.createContext(
                    "/keys",
                    exchange ->
                            answer(exchange, new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)));
            server.start();
        } catch (IOException | JoseException failure) {
            throw new IllegalStateException("no issuer for the tests", failure);
        }
        return Map.of(
                "OIDC_ISSUER", address(),
                "OIDC_ROLES_CLAIM", "realm_access/roles",
                "CORS_ORIGINS", "https://app.example,https://other.example");
    }

    static String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A token that is in order, for the tests to spoil. */
    static JwtClaims claims(String subject) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(address());
        claims.setAudience("freehold");
        claims.setSubject(subject);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        return claims;
    }

    static String sign(JwtClaims claims) {
        return sign(claims, key);
    }

    static String sign(JwtClaims claims, RsaJsonWebKey signer) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(signer.getPrivateKey());
        token.setKeyIdHeaderValue("outside");
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return token.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void answer(HttpExchange exchange, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
