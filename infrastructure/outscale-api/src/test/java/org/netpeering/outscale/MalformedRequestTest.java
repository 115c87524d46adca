package org.netpeering.outscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.outscale.Oapi.ALICE;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.edge.HttpCall;
import org.netpeering.outscale.Oapi.Answer;

class MalformedRequestTest {
    private static final byte[] NO_ARGUMENTS = "{}".getBytes(StandardCharsets.UTF_8);

    private final Oapi oapi = new Oapi();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/ReadNetPeerings",
                "/api/latest/ReadNetPeerings",
                "//api/latest/ReadNetPeerings",
                "/api/v1//ReadNetPeerings",
                "/api/1.41.0/ReadNetPeerings"
            })
    void everyWayToWriteThePathIsTaken(String path) {
        assertThat(oapi.post(ALICE, path, Oapi.JSON, NO_ARGUMENTS).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/Nonsense",
                "/api/v1/readnetpeerings",
                "/api/v1",
                "/api/",
                "/api",
                "/api/v1/a/b",
                "/api/v1/%41"
            })
    void anUnknownActionIsNamed(String path) {
        Answer answer = oapi.post(ALICE, path, Oapi.JSON, NO_ARGUMENTS);
        assertThat(answer.error()).isEqualTo("400 InvalidResource 5011");
        assertThat(answer.details())
                .contains(path.substring(path.lastIndexOf('/')).replace("/", ""));
    }

    @Test
    void onlyPathsUnderTheRootAreClaimed() {
        assertThat(List.of("/api", "/api/", "//api/v1/X"))
                .allMatch(
                        path -> oapi.dialect.claims(new HttpCall("POST", path, null, List.of(), NO_ARGUMENTS, "::1")));
        assertThat(List.of("/", "/apis/v1/X", "/v1/api"))
                .noneMatch(
                        path -> oapi.dialect.claims(new HttpCall("POST", path, null, List.of(), NO_ARGUMENTS, "::1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "post"})
    void anotherMethodIsRefused(String method) {
        Answer answer =
                oapi.send(ALICE, new HttpCall(method, "/api/v1/ReadNets", null, List.of(), NO_ARGUMENTS, "::1"));
        assertThat(answer.error()).isEqualTo("405 AccessDenied 2");
        assertThat(answer.http().headers()).anyMatch(header -> header.name().equals("Allow"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "Application/JSON; charset=\"utf-8\""
            })
    void jsonInUtf8IsTaken(String contentType) {
        assertThat(oapi.post(ALICE, "/api/v1/ReadNets", contentType, NO_ARGUMENTS)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1"})
    void anotherContentTypeIsRefused(String contentType) {
        Answer answer = oapi.post(ALICE, "/api/v1/ReadNets", contentType, NO_ARGUMENTS);
        assertThat(answer.error()).isEqualTo("400 InvalidParameterValue 4045");
        assertThat(answer.details()).contains("Content-Type", contentType);
    }

    @Test
    void anEmptyBodyIsAnObjectWithoutFields() {
        assertThat(oapi.post(ALICE, "/api/v1/ReadNets", "", new byte[0]).status())
                .isEqualTo(200);
        assertThat(oapi.post(ALICE, "/api/v1/ReadNets", Oapi.JSON, new byte[0]).status())
                .isEqualTo(200);
        assertThat(oapi.call(ALICE, "AcceptNetPeering", "").error()).isEqualTo("400 MissingParameter 7000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "nonsense",
                "{} {}",
                "{}]",
                "[]",
                "3",
                "null",
                "'text'",
                "{'a':1,'a':2}",
                "{a:1}",
                "{'a':NaN}"
            })
    void aBodyThatIsNotOneObjectIsRefused(String body) {
        Answer answer = oapi.call(ALICE, "ReadNets", body);
        assertThat(answer.error()).isEqualTo("400 InvalidParameterValue 4045");
        assertThat(answer.details()).startsWith("The body is").doesNotContain("jackson", "java");
    }

    @Test
    void aBodyThatIsNestedTooDeepIsRefused() {
        Answer answer = oapi.call(ALICE, "ReadNets", "{'Filters':" + "[".repeat(100_000));
        assertThat(answer.error()).isEqualTo("400 InvalidParameterValue 4045");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] latin1 = "{\"Filters\":{\"TagKeys\":[\"\u00e9\"]}}".getBytes(StandardCharsets.ISO_8859_1);
        Answer answer = oapi.post(ALICE, "/api/v1/ReadNets", Oapi.JSON, latin1);
        assertThat(answer.error()).isEqualTo("400 InvalidParameterValue 4045");
        assertThat(answer.details()).contains("UTF-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CreateNetPeering | {'SourceNetId':'vpc-12345678','AccepterNetId':'vpc-87654321','Name':'x'} | Name
            ReadNetPeerings  | {'Filter':{}}                            | Filter
            ReadNetPeerings  | {'Filters':{'VpcIds':['vpc-12345678']}}  | Filters.VpcIds
            ReadNets         | {'Filters':{'NetIdss':[]}}               | Filters.NetIdss
            ReadAccounts     | {'Filters':{}}                           | Filters
            CreateTags       | {'ResourceIds':['pcx-12345678'],'Tags':[{'Key':'a','Value':'b','X':1}]} | Tags[0].X
            CreateNet        | {'IpRange':'10.0.0.0/16','\\ud83d\\u0000':1} | IpRange
            """)
    void anUnknownFieldIsNamed(String action, String body, String field) {
        Answer answer = oapi.call(ALICE, action, body);
        assertThat(answer.error()).isEqualTo("400 UnknownParameter 3001");
        assertThat(answer.details()).contains(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CreateNetPeering | {}                                  | SourceNetId
            CreateNetPeering | {'SourceNetId':'vpc-12345678'}      | AccepterNetId
            CreateNetPeering | {'SourceNetId':'vpc-12345678','AccepterNetId':null} | AccepterNetId
            AcceptNetPeering | {'DryRun':true}                     | NetPeeringId
            RejectNetPeering | {}                                  | NetPeeringId
            DeleteNetPeering | {}                                  | NetPeeringId
            CreateTags       | {'Tags':[{'Key':'a','Value':'b'}]}  | ResourceIds
            CreateTags       | {'ResourceIds':[],'Tags':[{'Key':'a','Value':'b'}]} | ResourceIds[0]
            DeleteTags       | {'ResourceIds':['pcx-12345678']}    | Tags
            CreateTags       | {'ResourceIds':['pcx-12345678'],'Tags':[{'Key':'a'}]} | Tags[0].Value
            CreateNet        | {}                                  | IpRange
            DeleteNet        | {}                                  | NetId
            CreateSubnet     | {'IpRange':'10.0.0.0/24'}           | NetId
            CreateVms        | {'ImageId':'ami-12345678'}          | SubnetId
            DeleteVms        | {'VmIds':[]}                        | VmIds[0]
            """)
    void aMissingFieldIsNamed(String action, String body, String field) {
        Answer answer = oapi.call(ALICE, action, body);
        assertThat(answer.error()).isEqualTo("400 MissingParameter 7000");
        assertThat(answer.details()).contains(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AcceptNetPeering | {'NetPeeringId':12}                       | NetPeeringId
            AcceptNetPeering | {'NetPeeringId':['pcx-12345678']}         | NetPeeringId
            AcceptNetPeering | {'NetPeeringId':'pcx-12345678','DryRun':'true'} | DryRun
            AcceptNetPeering | {'NetPeeringId':'pcx-12345678','DryRun':1} | DryRun
            ReadNetPeerings  | {'Filters':[]}                            | Filters
            ReadNetPeerings  | {'Filters':{'StateNames':'active'}}       | Filters.StateNames
            ReadNetPeerings  | {'Filters':{'StateNames':[1]}}            | Filters.StateNames[0]
            ReadNetPeerings  | {'Filters':{'StateNames':['active',null]}} | Filters.StateNames[1]
            ReadNetPeerings  | {'ResultsPerPage':'10'}                   | ResultsPerPage
            ReadNetPeerings  | {'ResultsPerPage':1.5}                    | ResultsPerPage
            ReadNetPeerings  | {'NextPageToken':1}                       | NextPageToken
            ReadNets         | {'Filters':{'IsDefault':'false'}}         | Filters.IsDefault
            CreateTags       | {'ResourceIds':'pcx-12345678','Tags':[{'Key':'a','Value':'b'}]} | ResourceIds
            CreateTags       | {'ResourceIds':['pcx-12345678'],'Tags':['a=b']} | Tags[0]
            CreateNetPeering | {'SourceNetId':'vpc-12345678','AccepterNetId':'vpc-87654321','AccepterOwnerId':1.5} | AccepterOwnerId
            """)
    void aValueOfAWrongTypeIsNamed(String action, String body, String field) {
        Answer answer = oapi.call(ALICE, action, body);
        assertThat(answer.error()).isEqualTo("400 InvalidParameterValue 4108");
        assertThat(answer.details()).contains(field + " ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AcceptNetPeering | {'NetPeeringId':'pcx-xyz'}     | 4104 | pcx-xyz
            AcceptNetPeering | {'NetPeeringId':'PCX-12345678'} | 4104 | PCX-12345678
            AcceptNetPeering | {'NetPeeringId':''}            | 4104 | NetPeeringId
            CreateNetPeering | {'SourceNetId':'pcx-12345678','AccepterNetId':'vpc-87654321'} | 4104 | SourceNetId
            CreateNetPeering | {'SourceNetId':'vpc-12345678','AccepterNetId':'vpc-87654321','AccepterOwnerId':'12'} | 4047 | AccepterOwnerId
            CreateNetPeering | {'SourceNetId':'vpc-12345678','AccepterNetId':'vpc-87654321','AccepterOwnerId':1234567890123} | 4047 | 1234567890123
            CreateNetPeering | {'SourceNetId':'vpc-12345678','AccepterNetId':'vpc-87654321','AccepterOwnerId':-1} | 4047 | -1
            CreateTags       | {'ResourceIds':['eni-12345678'],'Tags':[{'Key':'a','Value':'b'}]} | 4104 | ResourceIds[0]
            CreateTags       | {'ResourceIds':['pcx-1'],'Tags':[{'Key':'a','Value':'b'}]} | 4104 | pcx-1
            ReadNetPeerings  | {'ResultsPerPage':0}           | 4047 | ResultsPerPage
            ReadNetPeerings  | {'ResultsPerPage':1001}        | 4047 | 1001
            ReadNetPeerings  | {'ResultsPerPage':99999999999} | 4047 | 99999999999
            ReadNetPeerings  | {'Filters':{'ExpirationDates':['tomorrow']}} | 4047 | tomorrow
            ReadNetPeerings  | {'Filters':{'Tags':['noequals']}} | 4023 | noequals
            ReadNetPeerings  | {'Filters':{'TagKeys':['\\u0000']}} | 4047 | Filters.TagKeys[0]
            ReadNetPeerings  | {'Filters':{'TagKeys':['\\ud83d']}} | 4047 | Filters.TagKeys[0]
            CreateNet        | {'IpRange':'10.0.0.0'}         | 4013 | 10.0.0.0
            CreateNet        | {'IpRange':'10.0.0.1/16'}      | 4013 | did you mean '10.0.0.0/16'
            CreateNet        | {'IpRange':'10.0.0.0/16','Tenancy':'shared'} | 4047 | shared
            CreateVms        | {'ImageId':'debian','SubnetId':'subnet-12345678'} | 4104 | debian
            CreateVms        | {'ImageId':'ami-12345678','SubnetId':'subnet-12345678','MinVmsCount':3,'MaxVmsCount':2} | 4047 | MaxVmsCount
            CreateSubnet     | {'NetId':'vpc-12345678','IpRange':'10.0.0.0/24','SubregionName':'mars-1a'} | 4047 | mars-1a
            """)
    void aValueThatCannotBeIsNamed(String action, String body, String code, String named) {
        Answer answer = oapi.call(ALICE, action, body);
        assertThat(answer.error()).isEqualTo("400 InvalidParameterValue " + code);
        assertThat(answer.details()).contains(named);
    }

    @Test
    void tooManyValuesAreRefused() {
        Answer answer = oapi.call(ALICE, "ReadNets", "{'Filters':{'NetIds':[" + "'a',".repeat(1000) + "'a']}}");
        assertThat(answer.error()).isEqualTo("400 InvalidParameterValue 4111");
        assertThat(answer.details()).contains("Filters.NetIds", "1001");
    }

    @Test
    void detailsStayShort() {
        Answer answer = oapi.call(ALICE, "AcceptNetPeering", "{'NetPeeringId':'" + "x".repeat(500_000) + "'}");
        assertThat(answer.details()).hasSizeLessThan(500);
    }

    @Test
    void everyErrorHasTheFrameOfTheContract() {
        Answer answer = oapi.call(ALICE, "AcceptNetPeering", "{}");
        assertThat(answer.body().propertyNames()).containsExactly("Errors", "ResponseContext");
        assertThat(answer.body().at("/Errors/0").propertyNames()).containsExactly("Code", "Type", "Details");
        assertThat(answer.body().at("/Errors/0/Code").isString()).isTrue();
        assertThat(answer.at("/ResponseContext/RequestId")).isEqualTo(Oapi.REQUEST_ID);
        assertThat(answer.http().contentType()).isEqualTo("application/json");
        assertThat(answer.http().headers())
                .anyMatch(header -> header.name().equals("Access-Control-Allow-Origin")
                        && header.value().equals("*"));
    }
}
