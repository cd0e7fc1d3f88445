/* Triangles: visibility first, then one shading per pixel, with a sun shadow map. */
#include <string.h>

#include "kernel.h"

typedef struct {
  const float *at;       /* [n][3] world position */
  const float *surface;  /* [n][16] a Hit for each vertex */
  const int32_t *faces;  /* [m][3] */
  int32_t vertices, triangles;
} Mesh;

typedef struct {
  const float *depth;   /* size x size, distance towards the sun; -1e9 where nothing stands */
  const float *coarse;  /* the greatest depth in and around each 8 x 8 block: what can be skipped */
  int32_t size;
  float rows[3][4];     /* world -> (u, v, towards the sun) */
  float strength;
} ShadowMap;

typedef struct {
  const float *at;      /* [n][7] x y z, r g b, falloff per square metre */
  int32_t count;
} Lights;

/* Screen x, screen y, depth of each vertex. */
API void fg_project(const Camera *cam, const float *at, float *out, int from, int to) {
  for (int i = from; i < to; i++) {
    float x = at[3 * i] - cam->ex, y = at[3 * i + 1] - cam->ey, z = at[3 * i + 2] - cam->ez;
    float d = x * cam->fx + z * cam->fz, s = x * cam->rx + z * cam->rz, q = cam->focal / maxf(d, .05f);
    out[3 * i] = cam->cx + s * q;
    out[3 * i + 1] = cam->cy - y * q;
    out[3 * i + 2] = d;
  }
}

/* Visibility of rows y0..y1: `face` gets the triangle's number where it is nearest. */
API void fg_raster(const Camera *cam, const Mesh *mesh, const float *screen, float *depth, int32_t *face,
                   int y0, int y1) {
  int W = cam->width;
  for (int k = 0; k < mesh->triangles; k++) {
    const int32_t *f = mesh->faces + 3 * (ptrdiff_t)k;
    const float *a = screen + 3 * (ptrdiff_t)f[0], *b = screen + 3 * (ptrdiff_t)f[1], *c = screen + 3 * (ptrdiff_t)f[2];
    if (a[2] < .06f || b[2] < .06f || c[2] < .06f) continue;
    float top = minf(a[1], minf(b[1], c[1])), bottom = maxf(a[1], maxf(b[1], c[1]));
    if (bottom < y0 || top >= y1) continue;
    float left = minf(a[0], minf(b[0], c[0])), right = maxf(a[0], maxf(b[0], c[0]));
    if (right < 0.f || left >= W) continue;
    float area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
    if (fabsf(area) < 1e-6f) continue;
    float ia = 1.f / area, za = 1.f / a[2], zb = 1.f / b[2], zc = 1.f / c[2];
    int xs = maxi((int)maxf(left, 0.f), 0), xe = mini((int)minf(right, 1e6f) + 1, W - 1);
    int ys = maxi((int)maxf(top, 0.f), y0), ye = mini((int)minf(bottom, 1e6f) + 1, y1 - 1);
    float step0 = -(c[1] - b[1]) * ia, step1 = -(a[1] - c[1]) * ia;
    for (int y = ys; y <= ye; y++) {
      float w0 = ((b[0] - xs) * (c[1] - y) - (c[0] - xs) * (b[1] - y)) * ia;
      float w1 = ((c[0] - xs) * (a[1] - y) - (a[0] - xs) * (c[1] - y)) * ia;
      float *zrow = depth + (ptrdiff_t)y * W;
      int32_t *frow = face + (ptrdiff_t)y * W;
      for (int x = xs; x <= xe; x++, w0 += step0, w1 += step1) {
        float w2 = 1.f - w0 - w1;
        if (w0 < -1e-4f || w1 < -1e-4f || w2 < -1e-4f) continue;
        float z = 1.f / (w0 * za + w1 * zb + w2 * zc);
        if (z < zrow[x]) { zrow[x] = z; frow[x] = k; }
      }
    }
  }
}

/* Distance towards the sun of what is nearest to it; depth must hold -1e9 on entry. */
API void fg_shadow_raster(const Mesh *mesh, ShadowMap *map, float *depth, float *scratch) {
  int S = map->size;
  for (int i = 0; i < mesh->vertices; i++)
    for (int k = 0; k < 3; k++) {
      const float *r = map->rows[k], *p = mesh->at + 3 * (ptrdiff_t)i;
      scratch[3 * i + k] = r[0] * p[0] + r[1] * p[1] + r[2] * p[2] + r[3];
    }
  for (int t = 0; t < mesh->triangles; t++) {
    const int32_t *f = mesh->faces + 3 * (ptrdiff_t)t;
    const float *a = scratch + 3 * (ptrdiff_t)f[0], *b = scratch + 3 * (ptrdiff_t)f[1], *c = scratch + 3 * (ptrdiff_t)f[2];
    float area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
    if (fabsf(area) < 1e-9f) continue;
    float ia = 1.f / area;
    int xs = maxi((int)maxf(minf(a[0], minf(b[0], c[0])), 0.f), 0);
    int xe = mini((int)minf(maxf(a[0], maxf(b[0], c[0])), 1e6f) + 1, S - 1);
    int ys = maxi((int)maxf(minf(a[1], minf(b[1], c[1])), 0.f), 0);
    int ye = mini((int)minf(maxf(a[1], maxf(b[1], c[1])), 1e6f) + 1, S - 1);
    for (int y = ys; y <= ye; y++)
      for (int x = xs; x <= xe; x++) {
        float w0 = ((b[0] - x) * (c[1] - y) - (c[0] - x) * (b[1] - y)) * ia;
        float w1 = ((c[0] - x) * (a[1] - y) - (a[0] - x) * (c[1] - y)) * ia, w2 = 1.f - w0 - w1;
        if (w0 < 0.f || w1 < 0.f || w2 < 0.f) continue;
        float d = w0 * a[2] + w1 * b[2] + w2 * c[2], *o = depth + (ptrdiff_t)y * S + x;
        if (d > *o) *o = d;
      }
  }
}

/* Greatest depth in each 8 x 8 block and its neighbours. */
API void fg_shadow_coarse(const float *depth, int size, float *coarse) {
  int n = size / 8;
  for (int j = 0; j < n; j++)
    for (int i = 0; i < n; i++) coarse[j * n + i] = -1e9f;
  for (int y = 0; y < size; y++)
    for (int i = 0; i < n; i++) {
      float top = -1e9f;
      for (int x = 8 * i; x < 8 * i + 8; x++) top = maxf(top, depth[(ptrdiff_t)y * size + x]);
      if (top <= -1e9f) continue;
      for (int b = maxi(y / 8 - 1, 0); b <= mini(y / 8 + 1, n - 1); b++)
        for (int a = maxi(i - 1, 0); a <= mini(i + 1, n - 1); a++) coarse[b * n + a] = maxf(coarse[b * n + a], top);
    }
}

/* 0 in the sun .. 1 in full shadow: 3 x 3 taps, `r` texels apart. */
static float occlusion(const ShadowMap *map, float x, float y, float z, float bias, int r) {
  float q[3];
  for (int k = 0; k < 3; k++) {
    const float *m = map->rows[k];
    q[k] = m[0] * x + m[1] * y + m[2] * z + m[3];
  }
  int S = map->size;
  if (!map->depth || !(q[0] >= r + 1 && q[1] >= r + 1 && q[0] < S - r - 2 && q[1] < S - r - 2)) return 0.f;
  int u = (int)q[0], v = (int)q[1], hit = 0;
  if (map->coarse[(v / 8) * (S / 8) + u / 8] <= q[2] + bias) return 0.f;
  for (int j = -r; j <= r; j += r)
    for (int i = -r; i <= r; i += r) hit += map->depth[(ptrdiff_t)(v + j) * S + u + i] > q[2] + bias;
  return (float)hit * (1.f / 9.f);
}

/* Which pixels of a row could lie in a shadow, by the coarse map: a vector loop before the costly taps. */
static __attribute__((noinline)) int within(const Camera *camera, const ShadowMap *map, const float *restrict z, uint8_t *restrict out,
                  int y) {
  const Camera cam = *camera;
  const ShadowMap s = *map;
  const float v = (cam.cy - y) / cam.focal, limit = s.size - 4.f;
  const float *restrict coarse = s.coarse;
  const int n = s.size / 8;
  int any = 0;
  EACH (int x = 0; x < cam.width; x++) {
    float u = (x - cam.cx) / cam.focal, X = cam.ex + (cam.fx + cam.rx * u) * z[x], Y = cam.ey + v * z[x];
    float Z = cam.ez + (cam.fz + cam.rz * u) * z[x];
    float a = s.rows[0][0] * X + s.rows[0][1] * Y + s.rows[0][2] * Z + s.rows[0][3];
    float b = s.rows[1][0] * X + s.rows[1][1] * Y + s.rows[1][2] * Z + s.rows[1][3];
    float d = s.rows[2][0] * X + s.rows[2][1] * Y + s.rows[2][2] * Z + s.rows[2][3];
    float in = minf(minf(a, limit - a), minf(b, limit - b)) - 3.f;
    int i = (int)clampf(a, 0.f, limit) / 8, j = (int)clampf(b, 0.f, limit) / 8;
    float hit = minf(in, coarse[j * n + i] - d);
    out[x] = hit > 0.f ? (uint8_t)1 : (uint8_t)0;
    any |= hit > 0.f;
  }
  return any;
}

/* Cast shadows on the ground take away the sun's share of its light. */
API void fg_shadow_ground(const Camera *cam, const ShadowMap *map, const Tile *sunlit, float cell,
                          const float *depth, const uint8_t *mat, float *col, int y0, int y1) {
  int W = cam->width;
  ptrdiff_t plane = (ptrdiff_t)W * cam->height;
  uint8_t in[MAX_WIDTH];
  for (int y = y0; y < y1; y++) {
    ptrdiff_t row = (ptrdiff_t)y * W;
    if (!within(cam, map, depth + row, in, y)) continue;
    for (int x = 0; x < W; x++) {
      ptrdiff_t i = row + x;
      if (!in[x] || mat[i] != GROUND) continue;
      float t = depth[i], u = (x - cam->cx) / cam->focal, s = (cam->cy - y) / cam->focal;
      float X = cam->ex + (cam->fx + cam->rx * u) * t, Y = cam->ey + s * t;
      float Z = cam->ez + (cam->fz + cam->rz * u) * t;
      float o = occlusion(map, X, Y, Z, .02f, 2);
      if (o <= 0.f) continue;
      float k = 1.f - o * map->strength * (.25f + .75f * tile(*sunlit, X / cell, Z / cell));
      for (int c = 0; c < 3; c++) col[c * plane + i] *= k;
    }
  }
}

/* A point of a surface: position, normal, rest position (for texture), linear rgb, emission, gloss, strength
 * and scale of the texture. Sixteen floats, so that vertices are mixed as plain vectors. */
typedef struct { float at[3], n[3], rest[3], rgb[3], emission, gloss, grain, scale; } Hit;
enum { HIT = 16 };

static Hit interpolate(const Mesh *m, const float *screen, int k, float px, float py, float z) {
  const int32_t *f = m->faces + 3 * (ptrdiff_t)k;
  const float *a = screen + 3 * (ptrdiff_t)f[0], *b = screen + 3 * (ptrdiff_t)f[1], *c = screen + 3 * (ptrdiff_t)f[2];
  float ia = 1.f / ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]));
  float w0 = ((b[0] - px) * (c[1] - py) - (c[0] - px) * (b[1] - py)) * ia;
  float w1 = ((c[0] - px) * (a[1] - py) - (a[0] - px) * (c[1] - py)) * ia;
  float i = w0 / a[2] * z, j = w1 / b[2] * z, l = (1.f - w0 - w1) / c[2] * z, mixed[HIT];
  const float *p = m->surface + HIT * (ptrdiff_t)f[0], *q = m->surface + HIT * (ptrdiff_t)f[1];
  const float *r = m->surface + HIT * (ptrdiff_t)f[2];
  for (int n = 0; n < HIT; n++) mixed[n] = i * p[n] + j * q[n] + l * r[n];
  Hit h;
  memcpy(&h, mixed, sizeof h);
  return h;
}

static void shade(const Camera *cam, const Air *air, const ShadowMap *map, const Lights *lights, Tile detail,
                  Hit *h, float out[3]) {
  float *n = h->n, *p = h->at;
  float grain = 0.f, bump = 0.f;
  if (h->grain > .01f) {
    grain = tile(detail, h->rest[0] * h->scale + h->rest[2] * h->scale * .7f, h->rest[1] * h->scale) - .5f;
    bump = tile(detail, h->rest[0] * h->scale * 2.3f, h->rest[1] * h->scale * .8f + h->rest[2] * h->scale) - .5f;
  }
  n[0] += bump * h->grain * .5f; n[1] += grain * h->grain * .5f; n[2] -= bump * h->grain * .5f;
  float il = 1.f / sqrtf(n[0] * n[0] + n[1] * n[1] + n[2] * n[2] + 1e-8f);
  for (int q = 0; q < 3; q++) n[q] *= il;
  float v[3] = {p[0] - cam->ex, p[1] - cam->ey, p[2] - cam->ez};
  float dist = sqrtf(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]), near = 1.f / dist;
  for (int q = 0; q < 3; q++) v[q] *= near;
  float facing = -(n[0] * v[0] + n[1] * v[1] + n[2] * v[2]);
  if (facing < 0.f) { facing = -facing; for (int q = 0; q < 3; q++) n[q] = -n[q]; }
  const float *sun = air->sun_dir;
  float df = n[0] * sun[0] + n[1] * sun[1] + n[2] * sun[2];
  float shadow = df > -.25f ? occlusion(map, p[0] + n[0] * .03f, p[1] + n[1] * .03f, p[2] + n[2] * .03f, .05f, 1) : 0.f;
  float wrap = maxf((df + .25f) / 1.25f, 0.f), direct = (wrap * wrap * .4f + maxf(df, 0.f) * .6f) * (1.f - .85f * shadow);
  float hemi = .5f + .5f * n[1], rim = 1.f - facing;
  rim = rim * rim * rim;
  float sd = maxf(v[0] * sun[0] + v[1] * sun[1] + v[2] * sun[2], 0.f), s2 = sd * sd;
  float back = rim * (.25f + s2 * 2.2f) * maxf(.4f + df, 0.f) * (1.f - .7f * shadow);
  float hx = sun[0] - v[0], hy = sun[1] - v[1], hz = sun[2] - v[2], hl = sqrtf(hx * hx + hy * hy + hz * hz) + 1e-6f;
  float sp = maxf((n[0] * hx + n[1] * hy + n[2] * hz) / hl, 0.f);
  for (int i = 0; i < 5; i++) sp *= sp;
  sp *= h->gloss * (1.f - shadow);
  float light[3], shine[3];
  for (int c = 0; c < 3; c++) {
    light[c] = air->sun[c] * direct + air->ambient_sky[c] * (.35f + .65f * hemi) + air->ambient_ground[c] * (1.f - hemi)
             + air->flash * 1.5f * hemi + (air->fog[c] + .4f * air->ambient_sky[c]) * .38f * facing;
    shine[c] = air->sun[c] * sp;
  }
  for (int l = 0; l < lights->count; l++) {
    const float *q = lights->at + 7 * l;
    float a[3] = {q[0] - p[0], q[1] - p[1], q[2] - p[2]}, d2 = a[0] * a[0] + a[1] * a[1] + a[2] * a[2];
    if (h->emission > .1f) break;  /* what glows itself needs no lamp */
    float edge = 1.f - d2 * q[6] * .03f;  /* beyond it a lamp adds nothing: most lamps are skipped here */
    if (edge <= 0.f) continue;
    float d = sqrtf(d2) + 1e-4f, fall = edge * edge / (1.f + d2 * q[6]);
    float k = maxf((n[0] * a[0] + n[1] * a[1] + n[2] * a[2]) / d + .15f, 0.f) * fall;
    for (int c = 0; c < 3; c++) light[c] += q[3 + c] * k;
  }
  float tone = 1.f + h->grain * grain * 1.2f, fog = fog_opacity(air, dist, cam->ey, p[1]);
  for (int c = 0; c < 3; c++) {
    float r = h->rgb[c] * tone * light[c] + back * air->sun[c] * .9f * (.3f + .7f * h->rgb[c] * 3.f)
            + rim * air->ambient_sky[c] * .35f + h->rgb[c] * h->emission + shine[c];
    out[c] = mixf(r, air->fog[c] + air->fog_sun[c] * s2 * s2, fog);
  }
}

API void fg_shade(const Camera *cam, const Air *air, const Mesh *mesh, const float *screen, const ShadowMap *map,
                  const Lights *lights, const Tile *detail, const float *depth, int32_t *face, uint8_t *mat,
                  float *col, int y0, int y1) {
  int W = cam->width;
  ptrdiff_t plane = (ptrdiff_t)W * cam->height;
  for (int y = y0; y < y1; y++)
    for (int x = 0; x < W; x++) {
      ptrdiff_t i = (ptrdiff_t)y * W + x;
      if (face[i] < 0) continue;
      float rgb[3];
      Hit h = interpolate(mesh, screen, face[i], (float)x, (float)y, depth[i]);
      shade(cam, air, map, lights, *detail, &h, rgb);
      for (int c = 0; c < 3; c++) col[c * plane + i] = rgb[c];
      mat[i] = SOLID;
      face[i] = -1;
    }
}
