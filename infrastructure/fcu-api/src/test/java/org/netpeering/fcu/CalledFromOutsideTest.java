package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.fcu.FcuCalls.ALICE;
import static org.netpeering.fcu.FcuCalls.REQUEST_ID;
import static org.netpeering.fcu.FcuCalls.post;
import static org.netpeering.fcu.FcuCalls.request;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.edge.CallClass;
import org.netpeering.edge.EdgeRefusal;
import org.netpeering.edge.EdgeRefusal.Kind;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;
import org.netpeering.edge.HttpHeader;

class CalledFromOutsideTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final FcuCalls fcu = FcuCalls.create();

    @ParameterizedTest
    @CsvSource({
        "POST, /, '', true",
        "POST, //, '', true",
        "POST, /, Action=DescribeRegions, true",
        "GET, /, Action=DescribeRegions, true",
        "GET, /, Version=1&Action=, true",
        "GET, /, Action=%zz, true",
        "PUT, /, Action=DescribeRegions, true",
        "PUT, /, '', true",
        "DELETE, /, '', true",
        "GET, /, '', false",
        "GET, /, MyAction=x, false",
        "HEAD, /, '', false",
        "POST, /api/v1/ReadNets, '', false",
        "GET, /index.html, Action=x, false",
    })
    void theRootPathWithAnActionIsOurs(String method, String path, String query, boolean ours) {
        assertThat(fcu.dialect.claims(new HttpCall(method, path, query, List.of(), new byte[0], "127.0.0.1")))
                .isEqualTo(ours);
    }

    @Test
    void onlyTheRegionsAreOpenToAnybody() {
        assertThat(fcu.dialect.isOpen(post("Action=DescribeRegions&Version=2016-11-15")))
                .isTrue();
        assertThat(fcu.dialect.isOpen(post("Action=DescribeVpcPeeringConnections")))
                .isFalse();
        assertThat(fcu.dialect.isOpen(post("Action=%zz"))).isFalse();
        FcuAnswer answer = FcuAnswer.of(fcu.dialect.answer(post("Action=DescribeRegions"), null, REQUEST_ID));
        assertThat(answer.text("//regionInfo/item/regionName")).isEqualTo("eu-west-2");
        assertThat(answer.text("//regionInfo/item/regionEndpoint")).isEqualTo("127.0.0.1:8080");
        assertThat(answer.text("//regionInfo/item/optInStatus")).isEqualTo("opt-in-not-required");
    }

    @Test
    void aPresignedCallIsTheSameCall() {
        String query = "Action=DescribeVpcPeeringConnections&Version=2016-11-15&X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261122%2Feu-west-2%2Fec2%2Faws4_request"
                + "&X-Amz-Date=20261122T195725Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=82e3";
        assertThat(fcu.send(ALICE, request("GET", query, "", "")).status()).isEqualTo(200);
        assertThat(fcu.send(ALICE, request("POST", query, FORM, "")).status()).isEqualTo(200);
    }

    @Test
    void anotherMethodIsTurnedAwayInXml() {
        HttpAnswer raw = fcu.dialect.answer(
                request("PUT", "Action=DescribeRegions", "", ""), FcuCalls.context(ALICE), REQUEST_ID);
        assertThat(raw.headers()).contains(new HttpHeader("Allow", "GET, POST"));
        assertThat(FcuAnswer.of(raw).status()).isEqualTo(405);
        assertThat(FcuAnswer.of(raw).message()).contains("PUT");
    }

    @ParameterizedTest
    @CsvSource({
        "'', MissingParameter",
        "Version=2016-11-15, MissingParameter",
        "Action, MissingParameter",
        "Action=, InvalidAction",
        "Action=Nonsense, InvalidAction",
        "Action=<x>&Version=2016-11-15, InvalidAction",
        "Action=ModifyVpcPeeringConnectionOptions, InvalidAction",
        "Action=DescribeRegions&Action=DescribeRegions, InvalidParameter",
        "Action=DescribeRegions&x=%, InvalidParameter",
    })
    void aCallWithoutAMeaningIsRefusedInXml(String body, String code) {
        FcuAnswer answer = fcu.body(ALICE, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.text("/Response/RequestID")).isEqualTo(REQUEST_ID);
    }

    @Test
    void anotherContentTypeIsRefused() {
        FcuAnswer answer = fcu.send(ALICE, request("POST", null, "application/json", "{}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("Content-Type").contains("application/json");
    }

    @Test
    void whoAmIIsAnsweredInTheProtocolOfSts() {
        assertThat(fcu.body(ALICE, "Action=GetCallerIdentity&Version=2011-06-15")
                        .raw())
                .endsWith("<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                        + "<GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:root</Arn>"
                        + "<UserId>123456789012</UserId><Account>123456789012</Account></GetCallerIdentityResult>"
                        + "<ResponseMetadata><RequestId>" + REQUEST_ID + "</RequestId></ResponseMetadata>"
                        + "</GetCallerIdentityResponse>");
    }

    @Test
    void accountAliasesAreAnsweredInTheProtocolOfIam() {
        assertThat(fcu.body(ALICE, "Action=ListAccountAliases&Version=2010-05-08")
                        .raw())
                .contains("xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"")
                .contains("<ListAccountAliasesResult><IsTruncated>false</IsTruncated><AccountAliases/>");
    }

    @Test
    void errorsOfStsHaveTheFormOfSts() {
        FcuAnswer answer = fcu.body(ALICE, "Action=GetCallerIdentity&Version=2011-06-15&Colour=red");
        assertThat(answer.text("/*[local-name()='ErrorResponse']/*[local-name()='Error']/*[local-name()='Code']"))
                .isEqualTo("UnknownParameter");
        assertThat(answer.raw()).contains("<Type>Sender</Type>").contains("<RequestId>" + REQUEST_ID);
    }

    @Test
    void theAccountHasNoDefaultVpc() {
        FcuAnswer answer = fcu.done(ALICE, "DescribeAccountAttributes");
        assertThat(answer.texts("//attributeName")).containsExactly("default-vpc", "supported-platforms");
        assertThat(answer.texts("//attributeValue")).containsExactly("none", "VPC");
    }

    @ParameterizedTest
    @CsvSource({
        "MISSING_CREDENTIALS, 403, MissingAuthenticationToken, MissingAuthenticationToken, 403",
        "UNREADABLE_CREDENTIALS, 400, IncompleteSignature, IncompleteSignature, 400",
        "UNSUPPORTED_SCHEME, 400, IncompleteSignature, IncompleteSignature, 400",
        "UNKNOWN_KEY, 401, AuthFailure, InvalidClientTokenId, 403",
        "WRONG_SIGNATURE, 401, AuthFailure, SignatureDoesNotMatch, 403",
        "WRONG_SCOPE_OR_HEADERS, 401, AuthFailure, SignatureDoesNotMatch, 403",
        "SESSION_TOKEN, 401, AuthFailure, InvalidClientTokenId, 403",
        "OUT_OF_TIME, 400, RequestExpired, RequestExpired, 400",
        "BODY_TOO_LARGE, 400, InvalidParameter, InvalidParameter, 400",
        "BODY_UNREADABLE, 400, InvalidParameter, InvalidParameter, 400",
        "NO_ROOM, 503, RequestLimitExceeded, RequestLimitExceeded, 503",
        "LOCKED_OUT, 401, AuthFailure, AccessDenied, 403",
        "TOO_MANY_CALLS, 503, RequestLimitExceeded, RequestLimitExceeded, 503",
    })
    void whatTheEdgeTurnedAwayHasItsCode(Kind kind, int status, String code, String stsCode, int stsStatus) {
        EdgeRefusal refusal = new EdgeRefusal(kind, "why");
        FcuAnswer ec2 = FcuAnswer.of(fcu.dialect.refuse(post("Action=DescribeVpcs"), refusal, REQUEST_ID));
        assertThat(ec2.status()).isEqualTo(status);
        assertThat(ec2.code()).isEqualTo(code);
        FcuAnswer sts = FcuAnswer.of(fcu.dialect.refuse(post("Action=GetCallerIdentity"), refusal, REQUEST_ID));
        assertThat(sts.status()).isEqualTo(stsStatus);
        assertThat(sts.text("//*[local-name()='Code']")).isEqualTo(stsCode);
    }

    @ParameterizedTest
    @CsvSource({
        "Action=DescribeVpcs, READ",
        "Action=GetCallerIdentity, READ",
        "Action=ListAccountAliases, READ",
        "Action=CreateVpc, WRITE",
        "Action=describeVpcs, WRITE",
        "Action, WRITE",
        "Action=%zz, WRITE",
        "'', WRITE"
    })
    void anActionThatReadsIsTakenForOneByItsName(String body, CallClass expected) {
        assertThat(fcu.dialect.classOf(post(body))).isEqualTo(expected);
    }

    @Test
    void anUnknownKeyAndAWrongSignatureCannotBeToldApart() {
        HttpCall call = post("Action=DescribeVpcs");
        byte[] unknown = fcu.dialect
                .refuse(call, new EdgeRefusal(Kind.UNKNOWN_KEY, "one"), REQUEST_ID)
                .body();
        byte[] wrong = fcu.dialect
                .refuse(call, new EdgeRefusal(Kind.WRONG_SIGNATURE, "two"), REQUEST_ID)
                .body();
        assertThat(unknown).isEqualTo(wrong);
    }

    @ParameterizedTest
    @EnumSource(CalledApi.class)
    void anUnknownActionIsRefusedInTheProtocolOfTheScope(CalledApi service) {
        HttpCall call = new HttpCall(
                "POST",
                "/",
                null,
                List.of(
                        new HttpHeader("Content-Type", FORM),
                        new HttpHeader(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=AK/20261122/eu-west-2/"
                                        + service.name().toLowerCase(Locale.ROOT)
                                        + "/aws4_request, SignedHeaders=host, Signature=0")),
                "Action=GetSessionToken".getBytes(StandardCharsets.UTF_8),
                "127.0.0.1");
        assertThat(fcu.send(ALICE, call).raw())
                .contains(service == CalledApi.EC2 ? "<Response>" : "<ErrorResponse xmlns=");
    }

    @Test
    void aFaultTellsNoCause() {
        FcuAnswer answer = FcuAnswer.of(fcu.dialect.fault(post("Action=DescribeVpcs"), REQUEST_ID));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("InternalError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DescribeVpcPeeringConnections", "GetCallerIdentity"})
    void everyAnswerSaysWhatItIs(String action) {
        HttpAnswer answer = fcu.dialect.answer(post("Action=" + action), FcuCalls.context(ALICE), REQUEST_ID);
        assertThat(answer.contentType()).isEqualTo("text/xml;charset=UTF-8");
    }
}
