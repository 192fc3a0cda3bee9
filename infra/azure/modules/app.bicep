// The server under one address: bot or inbox, by the port that is let in. Operations is let in nowhere.
param name string
param location string
param environmentId string
param keysStorage string
param identityId string
param image string
param nodeImage string
param registryServer string
param targetPort int
param settings array
param secretNames array
param vaultUri string
param organisations object

var files = items(organisations)
var hidden = map(secretNames, one => { variable: one, name: toLower(replace(one, '_', '-')) })
var fileSecret = 'organisation-'

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: targetPort
        transport: 'http'
        allowInsecure: false
      }
      registries: empty(registryServer) ? [] : [{ server: registryServer, identity: identityId }]
      secrets: concat(
        map(hidden, one => {
          name: one.name
          keyVaultUrl: '${vaultUri}secrets/${one.name}'
          identity: identityId
        }),
        map(range(0, length(files)), index => { name: '${fileSecret}${index}', value: files[index].value })
      )
    }
    template: {
      // Five seconds more than requests, Redis and the keyring need together.
      terminationGracePeriodSeconds: 30
      initContainers: [
        {
          // A new share belongs to root. Only the folder below it is touched, and nothing in it.
          name: 'hand-over-keys'
          image: nodeImage
          command: ['node', '-e']
          args: [
            'const fs=require("node:fs");fs.mkdirSync("/keys/keyring",{recursive:true,mode:0o700});fs.chownSync("/keys/keyring",10001,10001);fs.chmodSync("/keys/keyring",0o700)'
          ]
          resources: {
            cpu: json('0.25')
            memory: '0.5Gi'
          }
          volumeMounts: [
            {
              volumeName: 'keys'
              mountPath: '/keys'
            }
          ]
        }
      ]
      containers: [
        {
          name: 'server'
          image: image
          env: concat(
            settings,
            map(hidden, one => { name: one.variable, secretRef: one.name })
          )
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: 9090
              }
              periodSeconds: 10
              failureThreshold: 10
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: 9090
              }
              periodSeconds: 10
              timeoutSeconds: 3
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: 9090
              }
              periodSeconds: 5
              timeoutSeconds: 3
            }
          ]
          volumeMounts: [
            {
              volumeName: 'keys'
              mountPath: '/keys'
            }
            {
              volumeName: 'organisations'
              mountPath: '/organisations'
            }
            {
              // For the operator's command line: `approve` writes an organisation file.
              volumeName: 'operator'
              mountPath: '/operator'
            }
          ]
        }
      ]
      scale: {
        minReplicas: 2
        maxReplicas: 4
      }
      volumes: [
        {
          name: 'keys'
          storageType: 'NfsAzureFile'
          storageName: keysStorage
        }
        {
          name: 'operator'
          storageType: 'EmptyDir'
        }
        {
          name: 'organisations'
          storageType: 'Secret'
          secrets: map(range(0, length(files)), index => {
            secretRef: '${fileSecret}${index}'
            path: files[index].key
          })
        }
      ]
    }
  }
}

output address string = app.properties.configuration.ingress.fqdn
