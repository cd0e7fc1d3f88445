/* Shading: once for each pixel that shows a triangle. */
#include "mesh.h"

typedef struct {
  const float *at;      /* [n][7] x y z, r g b, falloff per square metre */
  int32_t count;
} Lights;

/* Pixels to be shaded together, from one row: short passes over its arrays become vector code. */
typedef struct {
  int32_t x[CHUNK], face[CHUNK];
  float z[CHUNK], hit[HIT][CHUNK];
  float tone[CHUNK], view[3][CHUNK], dist[CHUNK], facing[CHUNK], shadow[CHUNK];
  float light[3][CHUNK], shine[3][CHUNK];  /* on the colour of the surface; beside it */
} Batch;

/* Hits of pixels from..to, which show one triangle, in row y. */
static void interpolate(const Mesh *meshes, Batch *restrict p, int W, int y, int from, int to) {
  const Mesh *m = meshes + (p->face[from] >> FACE_BITS);
  const int32_t *f = m->faces + 3 * (ptrdiff_t)(p->face[from] & ((1 << FACE_BITS) - 1));
  const float *a = m->screen + 3 * (ptrdiff_t)f[0], *i = m->surface + HIT * (ptrdiff_t)f[0];
  const float *b = m->screen + 3 * (ptrdiff_t)f[1], *j = m->surface + HIT * (ptrdiff_t)f[1];
  const float *c = m->screen + 3 * (ptrdiff_t)f[2], *k = m->surface + HIT * (ptrdiff_t)f[2];
  float x0 = clampf(a[0], 0.f, (float)W), base[HIT], step[HIT];
  Shares s = shares(a, b, c, x0, (float)y);
  for (int n = 0; n < HIT; n++) {
    base[n] = s.at[0] * i[n] + s.at[1] * j[n] + s.at[2] * k[n];
    step[n] = s.step[0] * i[n] + s.step[1] * j[n] + s.step[2] * k[n];
  }
  for (int q = from; q < to; q++) {
    float dx = p->x[q] - x0, z = p->z[q];
    for (int n = 0; n < HIT; n++) p->hit[n][q] = (base[n] + step[n] * dx) * z;
  }
}

/* Texture: bumps turn the normal, grain varies the tone. */
PASS roughen(Tile detail, int n, Batch *restrict p) {
  float *restrict nx = p->hit[NORMAL], *restrict ny = p->hit[NORMAL + 1], *restrict nz = p->hit[NORMAL + 2];
  EACH (int i = 0; i < n; i++) {
    float x = p->hit[REST][i], y = p->hit[REST + 1][i], z = p->hit[REST + 2][i], s = p->hit[SCALE][i];
    float k = p->hit[GRAIN][i] > .01f ? p->hit[GRAIN][i] : 0.f;
    float grain = (tile(detail, x * s + z * s * .7f, y * s) - .5f) * k;
    float bump = (tile(detail, x * s * 2.3f, y * s * .8f + z * s) - .5f) * k;
    nx[i] += bump * .5f; ny[i] += grain * .5f; nz[i] -= bump * .5f;
    p->tone[i] = 1.f + grain * 1.2f;
  }
}

/* Unit normals that face the eye, and how much. */
PASS turn(const Camera *camera, int n, Batch *restrict p) {
  const float ex = camera->ex, ey = camera->ey, ez = camera->ez;
  EACH (int i = 0; i < n; i++) {
    float nx = p->hit[NORMAL][i], ny = p->hit[NORMAL + 1][i], nz = p->hit[NORMAL + 2][i];
    float x = p->hit[AT][i] - ex, y = p->hit[AT + 1][i] - ey, z = p->hit[AT + 2][i] - ez;
    float dist = sqrtf(x * x + y * y + z * z), near = 1.f / dist;
    float il = 1.f / sqrtf(nx * nx + ny * ny + nz * nz + 1e-8f), facing = -(nx * x + ny * y + nz * z) * il * near;
    il = facing < 0.f ? -il : il;
    p->hit[NORMAL][i] = nx * il; p->hit[NORMAL + 1][i] = ny * il; p->hit[NORMAL + 2][i] = nz * il;
    p->view[0][i] = x * near; p->view[1][i] = y * near; p->view[2][i] = z * near;
    p->dist[i] = dist;
    p->facing[i] = fabsf(facing);
  }
}

static void cast(const ShadowMap *map, int n, Batch *p) {
  float at[3][CHUNK];
  for (int c = 0; c < 3; c++)
    for (int i = 0; i < n; i++) at[c][i] = p->hit[AT + c][i] + p->hit[NORMAL + c][i] * .03f;
  occlude(map, n, at[0], at[1], at[2], .05f, 1, p->shadow);
}

/* Sun, sky, what the ground and the air give back; rim and gloss. */
PASS sunlight(const Air *air_, int n, Batch *restrict p) {
  const Air air = *air_;
  const float sx = air.sun_dir[0], sy = air.sun_dir[1], sz = air.sun_dir[2], flash = air.flash * 1.5f;
  EACH (int i = 0; i < n; i++) {
    float nx = p->hit[NORMAL][i], ny = p->hit[NORMAL + 1][i], nz = p->hit[NORMAL + 2][i];
    float vx = p->view[0][i], vy = p->view[1][i], vz = p->view[2][i], shadow = p->shadow[i], facing = p->facing[i];
    float df = nx * sx + ny * sy + nz * sz, wrap = maxf((df + .25f) * .8f, 0.f), rim = 1.f - facing;
    float direct = (wrap * wrap * .4f + maxf(df, 0.f) * .6f) * (1.f - .85f * shadow), hemi = .5f + .5f * ny;
    rim = rim * rim * rim;
    float sd = maxf(vx * sx + vy * sy + vz * sz, 0.f);
    float back = rim * (.25f + sd * sd * 2.2f) * maxf(.4f + df, 0.f) * (1.f - .7f * shadow);
    float hx = sx - vx, hy = sy - vy, hz = sz - vz, hl = sqrtf(hx * hx + hy * hy + hz * hz) + 1e-6f;
    float sp = maxf((nx * hx + ny * hy + nz * hz) / hl, 0.f), sp2 = sp * sp, sp4 = sp2 * sp2, sp8 = sp4 * sp4, sp16 = sp8 * sp8;
    float gloss = sp16 * sp16 * p->hit[GLOSS][i] * (1.f - shadow) + back * .27f;
    for (int c = 0; c < 3; c++) {
      float bounce = (air.fog[c] + .4f * air.ambient_sky[c]) * .38f * facing;
      float sky = air.ambient_sky[c] * (.35f + .65f * hemi) + air.ambient_ground[c] * (1.f - hemi);
      p->light[c][i] = (air.sun[c] * direct + sky + flash * hemi + bounce) * p->tone[i] + p->hit[EMISSION][i]
                     + back * air.sun[c] * 1.89f;
      p->shine[c][i] = air.sun[c] * gloss + rim * air.ambient_sky[c] * .35f;
    }
  }
}

/* One lamp; what glows itself needs none. Beyond its edge it adds nothing. */
PASS lamp(const float *restrict q, int n, Batch *restrict p) {
  const float x = q[0], y = q[1], z = q[2], r = q[3], g = q[4], b = q[5], falloff = q[6];
  EACH (int i = 0; i < n; i++) {
    float ax = x - p->hit[AT][i], ay = y - p->hit[AT + 1][i], az = z - p->hit[AT + 2][i];
    float d2 = ax * ax + ay * ay + az * az, edge = maxf(1.f - d2 * falloff * .03f, 0.f), d = sqrtf(d2) + 1e-4f;
    float cosine = (p->hit[NORMAL][i] * ax + p->hit[NORMAL + 1][i] * ay + p->hit[NORMAL + 2][i] * az) / d;
    float k = maxf(cosine + .15f, 0.f) * edge * edge / (1.f + d2 * falloff) * p->tone[i];
    k = p->hit[EMISSION][i] > .1f ? 0.f : k;
    p->light[0][i] += r * k; p->light[1][i] += g * k; p->light[2][i] += b * k;
  }
}

/* Whether a lamp reaches the box around the hits. */
static int reaches(const float *lamp, const float low[3], const float high[3]) {
  float d2 = 0.f;
  for (int c = 0; c < 3; c++) {
    float d = maxf(maxf(low[c] - lamp[c], lamp[c] - high[c]), 0.f);
    d2 += d * d;
  }
  return d2 * lamp[6] * .03f < 1.f;
}

static void lamplight(const Lights *lights, int n, Batch *p) {
  if (!lights->count) return;
  float low[3], high[3];
  for (int c = 0; c < 3; c++) {
    const float *at = p->hit[AT + c];
    low[c] = high[c] = at[0];
    for (int i = 0; i < n; i++) { low[c] = minf(low[c], at[i]); high[c] = maxf(high[c], at[i]); }
  }
  for (int l = 0; l < lights->count; l++)
    if (reaches(lights->at + 7 * l, low, high)) lamp(lights->at + 7 * l, n, p);
}

/* Fog over the lit surface: `light` becomes what the eye sees. */
PASS veil(const Air *air_, float eye, int n, Batch *restrict p) {
  const Air air = *air_;
  const float base = air.fog_density * fast_exp(-air.fog_falloff * maxf(eye - air.fog_base, -2.f));
  EACH (int i = 0; i < n; i++) {
    float fog = 1.f - fast_exp(-base * p->dist[i] * fog_share((p->hit[AT + 1][i] - eye) * air.fog_falloff));
    float s = maxf(p->view[0][i] * air.sun_dir[0] + p->view[1][i] * air.sun_dir[1] + p->view[2][i] * air.sun_dir[2], 0.f);
    s *= s; s *= s;
    for (int c = 0; c < 3; c++) {
      float lit = p->hit[RGB + c][i] * p->light[c][i] + p->shine[c][i];
      p->light[c][i] = mixf(lit, air.fog[c] + air.fog_sun[c] * s, fog);
    }
  }
}

/* The first `moving` meshes are marked as such. */
API void fg_shade(const Camera *cam, const Air *air, const Mesh *meshes, const ShadowMap *map,
                  const Lights *lights, const Tile *detail, int moving, const float *depth, int32_t *face,
                  uint8_t *mat, float *col, int y0, int y1) {
  int W = cam->width;
  ptrdiff_t plane = (ptrdiff_t)W * cam->height;
  Batch p;
  for (int y = y0; y < y1; y++) {
    ptrdiff_t row = (ptrdiff_t)y * W;
    for (int x = 0; x < W;) {
      int n = 0;
      for (; x < W && n < CHUNK; x++) {
        if (face[row + x] < 0) continue;
        p.x[n] = x; p.face[n] = face[row + x]; p.z[n++] = depth[row + x];
        mat[row + x] = p.face[n - 1] >> FACE_BITS < moving ? MOVING : SOLID;
        face[row + x] = -1;
      }
      for (int from = 0, to = 1; from < n; from = to++) {
        while (to < n && p.face[to] == p.face[from]) to++;
        interpolate(meshes, &p, W, y, from, to);
      }
      if (!n) continue;
      roughen(*detail, n, &p);
      turn(cam, n, &p);
      cast(map, n, &p);
      sunlight(air, n, &p);
      lamplight(lights, n, &p);
      veil(air, cam->ey, n, &p);
      for (int c = 0; c < 3; c++)
        for (int i = 0; i < n; i++) col[c * plane + row + p.x[i]] = p.light[c][i];
    }
  }
}
